import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

import type { Db } from '@bezpechne/server/platform/database'
import { sql } from 'kysely'

import { type Case, type Figure, met, type Results } from './results.ts'

interface Section {
  title: string
  figures: Figure[]
  /** What the numbers do not say by themselves. */
  say?: string
}

export interface Report {
  command: string
  /** When it ended. */
  at: string
  rows: number
  and: number | null
  rounds: number
  seconds: number
  machine: { cpu: string; cores: number; memoryGB: number; node: string }
  database: { version: string; settings: Record<string, string> }
  /** Load average of a minute at the end of each round. */
  loads: number[]
  cases: { id: string; section: string; samples: unknown }[]
  sections: Section[]
  skipped: string[]
}

export function machine(): Report['machine'] {
  const [one] = cpus()
  return {
    cpu: one?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  }
}

const settings = [
  'shared_buffers',
  'work_mem',
  'random_page_cost',
  'jit',
  'fsync',
  'synchronous_commit',
  'data_checksums',
]

export async function describeDatabase(db: Db): Promise<Report['database']> {
  const { rows } = await sql<{ version: string; settings: Record<string, string> }>`
    select split_part(version(), ' on ', 1) || ', PostGIS ' || postgis_lib_version() as version,
           (select json_object_agg(name, current_setting(name)) from unnest(${settings}::text[]) name) as settings`.execute(
    db,
  )
  return rows[0] ?? { version: 'unknown', settings: {} }
}

const plain = (value: number) =>
  Number.isFinite(value)
    ? value >= 100
      ? Math.round(value).toLocaleString('en').replaceAll(',', ' ')
      : String(Number(value.toPrecision(3)))
    : '–'

const withUnit = (value: number, unit: Figure['unit']) =>
  `${plain(value)}${unit === '×' ? ' ×' : unit && ` ${unit}`}`

function line(figure: Figure): string {
  const { what, unit, value, low, high, goal, note } = figure
  const range = low === undefined || high === undefined ? '' : ` (${plain(low)}–${plain(high)})`
  const wanted = !goal
    ? ''
    : 'least' in goal
      ? `≥ ${withUnit(goal.least, unit)}`
      : `≤ ${withUnit(goal.most, unit)}`
  const verdict = { true: 'ok', false: '**short**', undefined: '' }[String(met(figure))] ?? ''
  return `| ${what} | ${withUnit(value, unit)}${range} | ${wanted} | ${verdict} | ${note ?? ''} |`
}

function sectionTable({ title, figures, say }: Section): string {
  const head = '| figure | median (min–max) | goal | | |\n|---|---|---|---|---|'
  return [`### ${title}`, ...(say ? [say] : []), [head, ...figures.map(line)].join('\n')].join('\n\n')
}

/** Of every case what was measured, by heading. */
export function caseTables(cases: Pick<Case, 'id' | 'section'>[], results: Results): string {
  const head = '| | requests/s (min–max) | p50 ms | p95 ms | p99 ms | failed |\n|---|---|---|---|---|---|'
  const rowOf = (id: string) => {
    const rates = results.all(id, 'perSecond')
    const times = (['p50', 'p95', 'p99'] as const).map((timing) => plain(results.of(id, timing)))
    return `| ${id} | ${plain(results.of(id, 'perSecond'))} (${plain(Math.min(...rates))}–${plain(Math.max(...rates))}) | ${times.join(' | ')} | ${results.failed(id)} |`
  }
  const sections = Map.groupBy(cases, ({ section }) => section)
  return [...sections]
    .map(([title, ones]) => `### ${title}\n\n${[head, ...ones.map(({ id }) => rowOf(id))].join('\n')}`)
    .join('\n\n')
}

export function inMarkdown(report: Report, tables: string): string {
  const { command, at, rows, and, rounds, seconds, database, loads, sections, skipped } = report
  const { cpu, cores, memoryGB, node } = report.machine
  const set = Object.entries(database.settings).map(([name, value]) => `${name} ${value}`)
  return [
    `\`${command}\`, ${at.slice(0, 16).replace('T', ' ')} UTC: ${rows.toLocaleString('en')} inquiries${and ? ` and ${and.toLocaleString('en')}` : ''}, ${rounds} rounds of ${seconds} s.`,
    `${cores} cores (${cpu}), ${memoryGB} GB, Node ${node}, ${database.version}; ${set.join(', ')}. Load average at the end of each round: ${loads.map((load) => load.toFixed(1)).join(', ') || '–'}.`,
    '## Against the goals',
    ...sections.filter(({ figures }) => figures.length).map(sectionTable),
    ...(skipped.length ? [`Not measured: ${skipped.join('; ')}.`] : []),
    '## What was measured',
    tables,
  ].join('\n\n')
}

const [begin, end] = ['<!-- bench: begin -->', '<!-- bench: end -->']

/** Between the two marks of a page that says the rest. */
export function writeInto(file: string, markdown: string): void {
  const page = readFileSync(file, 'utf8')
  const [before, after] = [page.indexOf(begin), page.indexOf(end)]
  if (before < 0 || after < before) throw new Error(`${file} has no ${begin} … ${end}`)
  writeFileSync(file, `${page.slice(0, before + begin.length)}\n\n${markdown}\n\n${page.slice(after)}`)
}
