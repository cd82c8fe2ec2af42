import { mapFinding } from '@bezpechne/shared/map-files'
import { unzipSync } from 'fflate'

import { FileRefused } from './raw.ts'

const mostFiles = 200
const mostUnpacked = 200 * 1024 * 1024

/**
 * The files of an archive that have such a name, without its folders; nothing is written to a disk.
 * NOTE: an archive says how large each file becomes, and no more than that is unpacked: one that lies is cut short.
 * @throws FileRefused
 */
export function unzip(bytes: Uint8Array, wanted: RegExp): Record<string, Uint8Array> {
  let files = 0
  let unpacked = 0
  try {
    const found = unzipSync(bytes, {
      filter({ name, originalSize }) {
        files += 1
        if (files > mostFiles) throw tooMuch(`${mostFiles}+`)
        // What a Mac adds beside each file.
        if (!wanted.test(name) || /(^|\/)(__MACOSX\/|\._)/.test(name)) return false
        unpacked += originalSize
        if (unpacked > mostUnpacked) throw tooMuch(`${Math.round(unpacked / 1024 / 1024)} MB`)
        return true
      },
    })
    return Object.fromEntries(
      Object.entries(found).map(([name, content]) => [name.replace(/^.*[\\/]/, ''), content]),
    )
  } catch (error) {
    if (error instanceof FileRefused) throw error
    throw new FileRefused(mapFinding('file-broken', { about: 'ZIP' }))
  }
}

function tooMuch(about: string): FileRefused {
  return new FileRefused(mapFinding('file-unpacks', { about }))
}
