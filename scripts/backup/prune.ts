import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** As /legal tells residents: what was deleted lives on in backups for this long and no longer. */
const keptDays = 35
export const backupName = /^bezpechne-\d{4}-\d\d-\d\dT[\d-]+Z\.tar\.age$/

const halfName = /^\.[0-9a-f-]{36}\.part$/
const day = 86_400_000

export type Which = 'all' | 'but the newest'

/**
 * Also what a backup left that was killed: it fills the disk, and nobody sees it.
 * @param which before another one is made the newest stays, however old: it may be the last that there will be
 * @returns the names of those that went
 */
export async function removeOld(folder: string, which: Which = 'all', now = new Date()): Promise<string[]> {
  const gone: string[] = []
  const all = (await readdir(folder)).toSorted()
  const backups = all.filter((one) => backupName.test(one))
  const kept = which === 'all' ? undefined : backups.at(-1)
  for (const name of all) {
    const days = backupName.test(name) ? keptDays : halfName.test(name) ? 1 : Infinity
    if (name === kept || days === Infinity) continue
    if (now.getTime() - (await stat(join(folder, name))).mtimeMs < days * day) continue
    await rm(join(folder, name), { force: true })
    gone.push(name)
  }
  return gone
}
