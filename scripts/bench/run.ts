import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { type Database, openDatabase } from '@bezpechne/server/platform/database'
import { vacuum } from '@bezpechne/server/tiles/fold-queries'

import { changeCases, changeFigures } from './changes.ts'
import { type Served, serve } from './child.ts'
import type { Place } from './data.ts'
import { designs } from './designs.ts'
import { growthFigures, listCasesInSql, listCasesOverHttp } from './lists.ts'
import { liveFigures } from './live.ts'
import { describeDatabase, type Report } from './report.ts'
import { type Case, type Figure, Results } from './results.ts'
import { sizeFigures } from './sizes.ts'
import { growthCases, peerCases, peerFigures, tileCases, tileFigures } from './tiles.ts'
import { listViews, type Views } from './views.ts'
import { walFigures } from './wal.ts'

interface Data {
  place: Place
  rows: number
}

export interface Plan {
  /** The first is measured in all ways; the second only where it is compared with the first. */
  data: [Data] | [Data, Data]
  rounds: number
  seconds: number
}

type Found = Pick<Report, 'database' | 'loads' | 'sections' | 'skipped'> & { cases: Case[]; results: Results }

export async function runAll(plan: Plan): Promise<Found> {
  const found: Found = {
    database: { version: '', settings: {} },
    loads: [],
    sections: [],
    skipped: [],
    cases: [],
    results: new Results(),
  }
  // NOTE: first without a server: its fold would take the rows of the outbox that are measured here.
  const views = await withDatabases(plan, (open) => inDatabase(plan, open, found))
  await withServers(plan, (served) => overHttp(plan, { views, served }, found))
  await onCanvas(found)
  const { results } = found
  const suffix = suffixOf(plan)
  found.sections.unshift(
    { title: 'Tiles', figures: tileFigures(results) },
    {
      title: 'Against other ways to draw the map',
      figures: peerFigures(results),
      say: 'Peers are ways of working, written anew and run in our process, not their programs. They send raw points where a tile sends at most 64 counts: the gain is the design, as the same cells sent as MVT show, which have no goal.',
    },
    { title: 'A change of state', figures: changeFigures(results) },
  )
  found.sections.push({ title: 'Growth', figures: growthFigures(results, suffix) })
  return found
}

const suffixOf = ({ data: [, second] }: Plan) =>
  second ? ` at ${second.rows.toLocaleString('en')} rows` : ''

async function inDatabase(plan: Plan, [first, second]: Database[], found: Found): Promise<Views[]> {
  if (!first) return []
  const views = [await listViews(first.db)]
  found.database = await describeDatabase(first.db)
  const cases = [
    ...(await changeCases(first.db, Math.min(500, Math.ceil(400 * plan.seconds)))),
    ...views.flatMap((own) => listCasesInSql(first.db, own, '')),
  ]
  if (second) {
    const own = await listViews(second.db, views[0]?.places)
    views.push(own)
    cases.push(...listCasesInSql(second.db, own, suffixOf(plan)))
  }
  await takeTurns(cases, plan, found)
  if (plan.data[0].place.DATABASE_URL)
    found.sections.push({ title: 'The log of a change', figures: await walFigures(first.db) })
  else found.skipped.push('WAL (only PostgreSQL tells whose its records are)')
  // As the product does every night: the changes above left pages of the map that an index alone cannot answer for.
  await vacuum(first.db)
  return views
}

interface Running {
  views: Views[]
  served: Served[]
}

async function overHttp(
  plan: Plan,
  { views: [first, second], served }: Running,
  found: Found,
): Promise<void> {
  const [main, grown] = served
  if (!first || !main) return
  const { seconds } = plan
  const names = designs.filter(({ type }) => first.mvt || type === 'json').map(({ name }) => name)
  if (!first.mvt) found.skipped.push('designs that need MVT (this engine has none)')
  const cases = [
    ...(await tileCases(main.origins, first)),
    ...peerCases(main.origins, first, names),
    ...listCasesOverHttp(first, main.origins.cached, ''),
  ]
  if (second && grown) {
    const suffix = suffixOf(plan)
    cases.push(...growthCases(grown.origins, second, suffix))
    cases.push(...listCasesOverHttp(second, grown.origins.cached, suffix))
  }
  await takeTurns(cases, plan, found)
  const many = Math.ceil(2000 * Math.min(3, seconds))
  found.sections.push({
    title: 'Sizes, compressed',
    figures: await sizeFigures(first, main.origins.cached, many),
  })
  const watched = first.watched.slice(0, Math.ceil(14 * seconds))
  found.sections.push({ title: 'Seen by others', figures: await liveFigures(watched, main) })
}

const page = join(import.meta.dirname, '../../web/dist/index.html')

/** In a real browser with data of its own, after everything else has stopped. */
async function onCanvas({ sections, skipped }: Found): Promise<void> {
  if (!process.env['CHROMIUM'] || !existsSync(page)) {
    skipped.push('the canvas with 100,000 pins (needs CHROMIUM and npm run build)')
    return
  }
  // NOTE: only here: a browser's driver is not loaded beside what is measured.
  const { measureCanvas } = await import('./canvas.ts')
  const { pins } = await measureCanvas()
  const figures = Object.entries(pins).flatMap(
    ([screen, { firstDraw, panFrameGap, zoomFrameGap }]): Figure[] => [
      { what: `first draw, ${screen}`, unit: 'ms', value: firstDraw, goal: { most: 500 } },
      {
        what: `longest stall while it is dragged, ${screen}`,
        unit: 'ms',
        value: panFrameGap,
        goal: { most: 150 },
      },
      { what: `longest stall while it is zoomed, ${screen}`, unit: 'ms', value: zoomFrameGap },
    ],
  )
  sections.push({ title: '100,000 pins in Chromium', figures })
}

/** Round after round, in each all cases one after another, in an order of its own; before them a short one that nobody counts. */
async function takeTurns(cases: Case[], { rounds, seconds }: Plan, found: Found): Promise<void> {
  found.cases.push(...cases)
  const warming = seconds / 6
  // Shorter than this nothing gets warm.
  if (warming > 0.05) for (const one of cases) await one.run(warming)
  for (let round = 1; round <= rounds; round++) {
    for (const one of inOrderOf(round, cases)) {
      found.results.add(one.id, await one.run(seconds))
      // What a slow case left running in the database, up to eight of its queries, is not the next one's.
      await setTimeout(250 * seconds)
    }
    const [load = 0] = loadavg()
    found.loads.push(load)
    console.error(`round ${round} of ${rounds}, ${cases.length} cases, load average ${load.toFixed(1)}`)
  }
}

/**
 * The same for everybody who runs it.
 * NOTE: in one order for all rounds, the first case of each server always paid for its waking: a tenth of a kept tile;
 * and a floor a minute away from what is compared with it met other minutes: one ratio went from 0.37 to 0.99.
 */
function inOrderOf(round: number, cases: Case[]): Case[] {
  const turn = ({ id, beside = id }: Case) =>
    [beside, id].map((name) => hash('sha1', `${round} ${name}`)).join(' ')
  return cases.toSorted((one, other) => (turn(one) < turn(other) ? -1 : 1))
}

async function withDatabases<T>(plan: Plan, work: (open: Database[]) => Promise<T>): Promise<T> {
  const open: Database[] = []
  try {
    for (const { place } of plan.data) open.push(await openDatabase(place))
    return await work(open)
  } finally {
    for (const database of open) await database.close()
  }
}

async function withServers(plan: Plan, work: (served: Served[]) => Promise<void>): Promise<void> {
  const served: Served[] = []
  try {
    for (const { place } of plan.data) served.push(await serve(place))
    await work(served)
  } finally {
    for (const one of served) await one.stop()
  }
}
