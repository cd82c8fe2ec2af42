import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

import fp from 'fastify-plugin'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

declare module 'fastify' {
  interface FastifyInstance {
    storage: Storage
  }
}

interface StoredFile {
  key: string
  changedAt: Date
}

/** Where photos and sealed files lie, whatever carries them. */
export interface Storage {
  /** Whole and on the disk when it resolves, also after a power cut. */
  put: (key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>) => Promise<void>
  find: (key: string) => Promise<Buffer | undefined>
  /** The same, a piece after another: for what is too large for the memory. */
  read: (key: string) => Promise<Readable | undefined>
  remove: (key: string) => Promise<void>
  list: () => AsyncIterable<StoredFile>
}

export const storagePlugin = fp(async (app, { DATA_DIR }: { DATA_DIR: string }) => {
  app.decorate('storage', openStorage(DATA_DIR))
})

/** @param folder photos, or another that is swept by other rules */
export function openStorage(dataDir: string, folder = 'photos'): Storage {
  const root = join(dataDir, folder)
  const disk = new Disk(new FSDriver({ location: root, visibility: 'private' }))

  return {
    async put(key, bytes) {
      const half = join(root, 'writing', randomUUID())
      const whole = join(root, key)
      try {
        await mkdir(dirname(half), { recursive: true })
        await writeFile(half, bytes, { flush: true })
        await mkdir(dirname(whole), { recursive: true })
        // Renamed only when whole: nobody finds half a file, whenever the process dies.
        // NOTE: not flydrive's move, which copies: half a file could be found, and both take room.
        await rename(half, whole)
        await sync(dirname(whole))
      } catch (error) {
        // What a full disk did not take all of would keep it full.
        await rm(half, { force: true })
        throw error
      }
    },
    async find(key) {
      return (await disk.exists(key)) ? Buffer.from(await disk.getBytes(key)) : undefined
    },
    async read(key) {
      return (await disk.exists(key)) ? disk.getStream(key) : undefined
    },
    remove: (key) => disk.delete(key),
    async *list() {
      let page: string | undefined
      do {
        const listed = await disk.listAll('', { recursive: true, ...(page && { paginationToken: page }) })
        for (const object of listed.objects) {
          if (object.isDirectory) continue
          const changedAt = await findChanged(disk, object.key)
          if (changedAt) yield { key: object.key, changedAt }
        }
        page = listed.paginationToken
      } while (page)
    },
  }
}

/** Undefined for one that somebody else swept away since it was listed. */
async function findChanged(disk: Disk, key: string): Promise<Date | undefined> {
  try {
    return (await disk.getMetaData(key)).lastModified
  } catch (error) {
    if (await disk.exists(key)) throw error
    return undefined
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
