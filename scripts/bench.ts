import { writeFileSync } from 'node:fs'

import { Command, InvalidArgumentError } from 'commander'

import { temporaryDirectory } from '../test/support/server.ts'
import { type Place, prepareData } from './bench/data.ts'
import { caseTables, inMarkdown, machine, type Report, writeInto } from './bench/report.ts'
import { met } from './bench/results.ts'
import { type Plan, runAll } from './bench/run.ts'
import { inputWords } from './import/command.ts'

interface Flags {
  rows: number
  and?: number
  database?: string
  data?: string
  rounds: number
  seconds: number
  json: string
  write?: string
  prepare?: true
}

const flags = new Command('bench')
  .description('Measures the map, the lists and the officers on invented inquiries, against the goals')
  .requiredOption('--rows <count>', 'how many inquiries', whole)
  .option('--and <count>', 'as many in a second database, to measure growth', whole)
  .option('--database <url>', 'postgres://…, empty or made by this command; without it the embedded engine')
  .option('--data <folder>', "the embedded engine's, which stays; without it a temporary one")
  .option('--rounds <count>', 'how often each takes its turn', whole, 5)
  .option('--seconds <count>', 'how long a turn takes', decimal, 3)
  .option('--json <file>', 'where the numbers go', 'bench.json')
  .option('--write <file>', 'a page whose marked part becomes the tables')
  .option('--prepare', 'make the data and measure nothing')
  .parse()
  .opts<Flags>()

function whole(text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 to 99,999,999')
  return Number(text)
}

function decimal(text: string): number {
  if (!/^\d{1,2}(\.\d+)?$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError('seconds like 0.2')
  return Number(text)
}

const own = temporaryDirectory()

/** The second database is named after the first and the number of its rows. */
function placeOf(rows: number, second: boolean): Place {
  if (!flags.database) return { DATA_DIR: `${flags.data ?? own.path}${second ? `-${rows}` : ''}` }
  const url = new URL(flags.database)
  if (second) url.pathname += `_${rows}`
  return { DATA_DIR: own.path, DATABASE_URL: url.href }
}

async function bench(): Promise<void> {
  const { rows, and, rounds, seconds } = flags
  const first = { rows, place: placeOf(rows, false) }
  const data: Plan['data'] = and ? [first, { rows: and, place: placeOf(and, true) }] : [first]
  for (const { place, rows: count } of data) await prepareData(place, count)
  if (flags.prepare) return
  const { cases, results, ...found } = await runAll({ data, rounds, seconds })
  const report: Report = {
    command: `npm run bench -- ${process.argv.slice(2).join(' ')}`.replaceAll(
      /postgres:\/\/\S+/g,
      'postgres://…',
    ),
    at: new Date().toISOString(),
    rows,
    and: and ?? null,
    rounds,
    seconds,
    machine: machine(),
    ...found,
    cases: cases.map(({ id, section }) => ({ id, section, samples: results.samples.get(id) ?? [] })),
  }
  writeFileSync(flags.json, `${JSON.stringify(report, null, 1)}\n`)
  const markdown = inMarkdown(report, caseTables(cases, results))
  console.log(markdown)
  if (flags.write) writeInto(flags.write, markdown)
  const short = report.sections.flatMap(({ figures }) => figures).filter((figure) => met(figure) === false)
  console.error(`${short.length} figures are short of their goal; the numbers are in ${flags.json}`)
}

try {
  await bench()
} catch (error) {
  const line = inputWords(error)
  if (line === undefined) throw error
  process.exitCode = 1
  console.error(line)
} finally {
  own.remove()
}
