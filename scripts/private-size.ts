import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** In kilobytes: all that a private page needs to be read and to send, with libsodium. */
const limit = 450

/** @returns whether each private page, with style, markup and what its workers run, stays within the limit */
export function measurePrivatePages(
  dist: string,
  reachedFrom: (names: string[], scripts: ReadonlyMap<string, string>) => Set<string>,
): boolean {
  const folder = join(dist, 'assets/letters')
  const names = readdirSync(folder)
  const scripts = new Map(
    names
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
  const html = readFileSync(join(dist, 'letters.html'), 'utf8')
  const entry = /assets\/letters\/([\w-]+\.js)"/.exec(html)?.[1]
  if (!entry) throw new Error('web/dist/letters.html names no script: run the build first')
  const styles = names.filter((name) => name.endsWith('.css')).map((name) => join(folder, name))
  const always = [join(dist, 'letters.html'), ...styles].map((file) => readFileSync(file))
  const workers = [...scripts.keys()].filter((name) => /worker|libsodium/.test(name))
  let fits = true
  for (const page of [...scripts.keys()].filter((name) => /-page-[\w-]{8}\.js$/.test(name))) {
    const code = [...reachedFrom([entry, page, ...workers], scripts)].map((name) => scripts.get(name) ?? '')
    const size = [...always, ...code].reduce((sum, one) => sum + gzipSync(one).length, 0) / 1024
    const name = `letters/${page.replace(/-[\w-]{8}\.js$/, '')}`
    console.log(`${name.padEnd(22)} ${size.toFixed(1).padStart(6)} of ${limit} kB`)
    fits &&= size <= limit
  }
  return fits
}
