import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** In kilobytes: all that the frame for other sites runs, Leaflet with it. */
const limit = 90
/** The words of a further language: for who reads in it. */
const tongue = /^[a-z]{2}-[\w-]{8}\.js$/

/** @returns whether the frame stays within the limit */
export function measureEmbed(dist: string): boolean {
  const folder = join(dist, 'assets/embed')
  const names = readdirSync(folder).filter((name) => name.endsWith('.js') && !tongue.test(name))
  if (names.length === 0) throw new Error('web/dist/assets/embed holds no script: run the build first')
  const size = names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0) / 1024
  console.log(`${'embed'.padEnd(22)} ${size.toFixed(1).padStart(6)} of ${limit} kB`)
  return size <= limit
}
