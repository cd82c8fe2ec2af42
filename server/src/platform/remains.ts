import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const hour = 3_600_000

/**
 * What is left of work that was killed. Work that goes on writes all the time, so what nobody touched for an hour, by the
 * clock that stamps files, goes.
 * @param begins the names of such files and folders
 * @returns how many went, and the paths of those that may still be written
 */
export async function removeRemains(
  folder: string,
  begins: string,
): Promise<{ removed: number; younger: string[] }> {
  const younger: string[] = []
  let removed = 0
  for (const name of await readdir(folder)) {
    if (!name.startsWith(begins)) continue
    const path = join(folder, name)
    if (Date.now() - (await lastTouched(path)) < hour) {
      younger.push(path)
      continue
    }
    await rm(path, { recursive: true, force: true })
    removed += 1
  }
  return { removed, younger }
}

/** Of a folder and what lies in it; 0 for what is gone meanwhile. */
async function lastTouched(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return 0
  const inside = found.isDirectory() ? await readdir(path).catch(() => []) : []
  const times = await Promise.all(inside.map((name) => lastTouched(join(path, name))))
  return Math.max(found.mtimeMs, ...times)
}
