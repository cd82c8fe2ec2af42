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
  let fits = true
  for (const page of [...scripts.keys()].filter((name) => /-page-[\w-]{8}\.js$/.test(name))) {
    const first = reachedFrom([entry, page], scripts)
    const later = reachedFrom([...first, ...startedBy(first, scripts)], scripts)
    // Staff read their list first; what opens letters is fetched when the password is typed.
    const isStaff = /^(desk|keys)-page/.test(page)
    const [size, whole] = [first, later].map((some) => sizeOf(always, some, scripts))
    const counted = (isStaff ? size : whole) ?? 0
    const name = `letters/${page.replace(/-[\w-]{8}\.js$/, '')}`
    const more = isStaff ? `, ${whole?.toFixed(1)} unlocked` : ''
    console.log(`${name.padEnd(22)} ${counted.toFixed(1).padStart(6)} of ${limit} kB${more}`)
    fits &&= counted <= limit
  }
  return fits
}

/** Workers and libsodium: named in the code, fetched by what it does. */
function startedBy(names: Iterable<string>, scripts: ReadonlyMap<string, string>): Set<string> {
  const started = new Set<string>()
  const queue = [...names]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const [other] of (scripts.get(name) ?? '').matchAll(
      /(?:[\w.]*\.worker|libsodium[\w-]*)-[\w-]{8}\.js/g,
    )) {
      if (!started.has(other)) queue.push(other)
      started.add(other)
    }
  }
  return started
}

function sizeOf(
  always: readonly Buffer[],
  names: Iterable<string>,
  scripts: ReadonlyMap<string, string>,
): number {
  const code = [...names].map((name) => scripts.get(name) ?? '')
  return [...always, ...code].reduce((sum, one) => sum + gzipSync(one).length, 0) / 1024
}
