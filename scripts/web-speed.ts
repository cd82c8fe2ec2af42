/**
 * How fast the pages are for people: the bars of issue and handbook, met or missed. Builds the web app, starts the real
 * server with the demonstration, and drives a real Chromium over a slowed network on a slowed processor.
 * Usage: CHROMIUM=/usr/bin/chromium node scripts/web-speed.ts [--built] [--write docs/web-speed.md]
 * Fails where a bar is missed or a page costs more script than it may.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { openBrowser } from '../test/support/browser.ts'
import { startServer, temporaryDirectory } from '../test/support/server.ts'
import { type Bar, type Browser, measures, type Seen } from './web-speed/measures.ts'

const rounds = 3
const root = join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { built: { type: 'boolean' }, write: { type: 'string' } } })
process.env['CHROMIUM'] ??= '/usr/bin/chromium'

if (!values.built) run('npx', ['--yes', '--prefer-offline', 'pnpm@12.18.0', 'run', 'build'])
const budgets = spawnSync(process.execPath, [join(root, 'scripts/bundle-size.ts')], { encoding: 'utf8' })

const data = temporaryDirectory()
const rows: { bar: Bar; seen: number[] }[] = []
try {
  const server = await startServer({ DATA_DIR: data.path })
  try {
    for (const { bars, look } of measures) {
      const all = await seenIn(rounds, (browser) => look(browser, server.url))
      rows.push(...bars.map((bar) => ({ bar, seen: all.map((seen) => seen[bar.name] ?? Number.NaN) })))
    }
  } finally {
    await server.stop()
  }
} finally {
  data.remove()
}

const lines = rows.map(({ bar: { what, most }, seen }) => {
  const [least = 0, middle = 0, worst = 0] = seen.toSorted((a, b) => a - b)
  return {
    text: `| ${what} | ${ms(middle)} (${ms(least)}–${ms(worst)}) | ≤ ${ms(most)} |`,
    met: middle <= most,
  }
})
const table = [
  '| what | median of 3 (least–most) | bar | |',
  '|---|---|---|---|',
  ...lines.map(({ text, met }) => `${text} ${met ? 'ok' : '**missed**'} |`),
].join('\n')
const script = budgets.stdout.split('\n').filter((line) => /over|carries/.test(line))
// On a busy machine the slowed processor is slower still.
console.log(
  `${table}\n\nLoad average: ${loadavg()[0]?.toFixed(1)}. Script budgets: ${budgets.status === 0 ? 'ok' : `missed\n${script.join('\n')}`}`,
)
if (values.write) {
  const page = readFileSync(values.write, 'utf8')
  writeFileSync(
    values.write,
    page.replace(/(<!-- table -->\n)[^]*?(\n<!-- end -->)/, (_, a, b) => a + table + b),
  )
}
if (budgets.status !== 0 || lines.some(({ met }) => !met)) process.exitCode = 1

/** A browser of its own each time: nothing of a round before is in its memory. */
async function seenIn(times: number, look: (browser: Browser) => Promise<Seen>): Promise<Seen[]> {
  const all: Seen[] = []
  for (let round = 0; round < times; round++) {
    const browser = await openBrowser()
    all.push(await look(browser))
    await browser.close()
  }
  return all
}

function ms(value: number): string {
  return value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(2)} s`
}

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
}
