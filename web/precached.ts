import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Pages of staff, and those that one opens by a link in a mail: they need a connection anyway. */
const notHere =
  /^(moderation|sealed|answering|settings|security|desk-numbers|beat-report|sign-in|invitation|reply)-page-/
/** What makes papers and draws borders. */
const heavy = /pdfmake|libsodium|outline-editor|-section-/

/** The words of one language: kept by who reads in it (src/worker/shell.ts). */
const tongue = /^[a-z]{2}-[\w-]{8}\.js$/

/**
 * The built files that a resident's pages may ask for, from the first script on: what it names, and what they name.
 * A page that is new is among them by being there.
 * @param folder of the build
 */
export function neededOffline(folder: string): Set<string> {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const needed = new Set<string>()
  const queue = namesIn(html)
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (needed.has(name) || notHere.test(name) || heavy.test(name) || tongue.test(name)) continue
    needed.add(name)
    if (/\.(js|css)$/.test(name)) queue.push(...namesIn(readFileSync(join(folder, 'assets', name), 'utf8')))
  }
  return new Set([...needed].map((name) => `assets/${name}`))
}

/** Of its fonts a page needs two: what is written here is Cyrillic and Latin. */
const fonts = /^inter-(cyrillic|latin)-wght-normal-/

/** What a text names: "./script.js", "/assets/worker.js", styles and fonts. Not the list of what to fetch beforehand. */
function namesIn(text: string): string[] {
  const named = /(?:["'`]\.\/|\/assets\/)([\w.-]+-[\w-]{8}\.(?:js|woff2))|assets\/([\w.-]+-[\w-]{8}\.css)/g
  const found = [...text.matchAll(named)].map(([, file, style]) => file ?? style ?? '')
  return found.filter((name) => !name.endsWith('.woff2') || fonts.test(name))
}
