import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** As /legal tells residents: what was deleted lives on in backups for this long and no longer. */
const keptDays = 35
export const backupName = /^bezpechne-\d{4}-\d\d-\d\dT[\d-]+Z\.tar\.age$/

/** @returns the names of those that went */
export async function removeOld(folder: string, now = new Date()): Promise<string[]> {
  const gone: string[] = []
  for (const name of (await readdir(folder)).filter((one) => backupName.test(one)).toSorted()) {
    const age = now.getTime() - (await stat(join(folder, name))).mtimeMs
    if (age < keptDays * 86_400_000) continue
    await rm(join(folder, name))
    gone.push(name)
  }
  return gone
}
