import { openStorage } from '../platform/storage.ts'
import type { MediaFolder } from './manifest.ts'

export interface ArchiveMedia {
  put: (at: { folder: MediaFolder; key: string }, pieces: AsyncIterable<Buffer>) => Promise<void>
}

/**
 * Where files of an archive go. Before the rows are there nobody can ask for them; where the rows never come, the sweep
 * of each folder takes them after an hour.
 */
export function mediaIn(dataDir: string): ArchiveMedia {
  const storages = {
    photos: openStorage(dataDir, 'photos'),
    letters: openStorage(dataDir, 'letters'),
    dumps: openStorage(dataDir, 'dumps'),
  }
  return { put: ({ folder, key }, pieces) => storages[folder].put(key, pieces) }
}
