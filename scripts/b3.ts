/**
 * How much script a page costs, gzipped: the entry, the page's own chunk and all that both import at once.
 * Usage: node scripts/bundle-size.ts (after a build). Fails where a page costs more than its limit, or has none.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { measureEmbed } from './embed-size.ts'
import { measurePrivatePages } from './private-size.ts'

const assets = join(import.meta.dirname, '../web/dist/assets')
/** In kilobytes: pages for reading, which an old phone opens over a poor link. */
const readers = new Map([
  ['start-page', 145],
  ['city-page', 200],
  ['inquiry-page', 160],
  ['receipt-page', 160],
  ['mine-page', 160],
  ['mine-link-page', 145],
  ['own-inquiry-page', 160],
  ['notices-page', 145],
  ['outbox-page', 145],
  ['about-page', 145],
  ['open-page', 140],
  ['offline-page', 145],
  ['numbers-page', 150],
  ['data-page', 145],
  ['legal-page', 145],
  ['officer-page', 200],
  ['beat-page', 200],
])
/** Pages where people write or work. */
const writers = new Map([
  ['new-inquiry-page', 222],
  ['sign-in-page', 162],
  ['security-page', 162],
  ['invitation-page', 165],
  ['reset-page', 165],
  ['reply-page', 165],
  ['follow-page', 150],
  ['moderation-page', 270],
  ['sealed-page', 270],
  ['desk-numbers-page', 170],
  ['beat-report-page', 180],
  ['answering-page', 220],
  ['settings-page', 168],
  ['operator-page', 170],
])
/** A section of the settings, with the page around it. */
const sectionLimit = 200
/** What a page asks for itself as soon as it is there, by the beginning of its name. */
const asksFor = new Map([['new-inquiry-page', 'new-inquiry-']])
/** Of the private letters: words that only their code says. */
const letters = /letter-v1|receipt-root-v1|crypto_box_seal/
/** Checks what people typed, on the server; a phone that only reads needs none of it. */
const schemas = /ZodError/

const scripts = new Map(
  readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name, readFileSync(join(assets, name), 'utf8')]),
)
const html = readFileSync(join(assets, '../index.html'), 'utf8')
const entry = /assets\/([\w-]+\.js)"/.exec(html)?.[1]
if (!entry) throw new Error('web/dist/index.html names no script: run the build first')

let failed = false
const begunWith = (start: string) => [...scripts.keys()].filter((script) => script.startsWith(start))
for (const name of [...scripts.keys()].filter((script) => /-(page|section)-/.test(script))) {
  const page = name.replace(/-[\w-]{8}\.js$/, '')
  const section = page.endsWith('-section')
  const around = section ? 'settings-page-' : asksFor.get(page)
  const reached = [...reachedFrom([entry, name, ...(around ? begunWith(around) : [])])]
  const size = reached.reduce((sum, script) => sum + sizeOf(script), 0) / 1024
  const limit = readers.get(page) ?? writers.get(page) ?? (section ? sectionLimit : 0)
  const faults = [
    size > limit && 'over its limit',
    readers.has(page) && reached.some((one) => schemas.test(scripts.get(one) ?? '')) && 'carries the schemas',
    reached.some((one) => letters.test(scripts.get(one) ?? '')) && 'carries the private letters',
  ].filter(Boolean)
  failed ||= faults.length > 0
  console.log(`${page.padEnd(22)} ${size.toFixed(3).padStart(6)} of ${limit} kB ${faults.join(', ')}`)
}
failed ||= !measurePrivatePages(join(assets, '..'), reachedFrom)
failed ||= !measureEmbed(join(assets, '..'))
if (failed) process.exitCode = 1

/** The scripts that a browser must have before these run: static imports, and theirs. */
function reachedFrom(names: string[], among: ReadonlyMap<string, string> = scripts): Set<string> {
  const reached = new Set<string>()
  const queue = [...names]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    for (const [, imported] of (among.get(name) ?? '').matchAll(
      /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g,
    )) {
      if (imported) queue.push(imported)
    }
  }
  return reached
}

function sizeOf(name: string): number {
  return gzipSync(scripts.get(name) ?? '').length
}
