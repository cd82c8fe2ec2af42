import { listCategories } from '@bezpechne/server/categories/index'
import type { CityBrief } from '@bezpechne/server/cities/index'
import { areInsideCity } from '@bezpechne/server/cities/queries'
import { type PastInquiry, recordPast } from '@bezpechne/server/inquiries/past'
import { findKnownIds } from '@bezpechne/server/inquiries/past-queries'
import { type Db, transact } from '@bezpechne/server/platform/database'
import { titleOf } from '@bezpechne/shared/inquiries'

import { InputError, readCsv } from './csv.ts'
import { columnsOf, type Mapping } from './mapping.ts'
import { readRow, type ReadRow } from './read-row.ts'

interface BadRow {
  line: number
  reasons: string[]
}

export interface Summary {
  rows: number
  /** Imported, or to be imported by --commit. */
  good: number
  already: number
  leftOut: number
  bad: BadRow[]
}

export interface Import {
  city: CityBrief
  file: string
  delimiter: string
  mapping: Mapping
}

const atOnce = 1000

/** Reads all of it, writes nothing. */
export async function checkInquiries(db: Db, plan: Import, now: Date): Promise<Summary> {
  const summary: Summary = { rows: 0, good: 0, already: 0, leftOut: 0, bad: [] }
  for await (const { good, already, leftOut, bad } of batches(db, plan, now)) {
    summary.rows += good.length + already + leftOut + bad.length
    summary.good += good.length
    summary.already += already
    summary.leftOut += leftOut
    summary.bad.push(...bad)
  }
  return summary
}

/**
 * Writes the good rows in one transaction.
 * @throws InputError when the file is not the one that was checked; then nothing is written
 */
export async function commitInquiries(db: Db, plan: Import, checked: Summary, now: Date): Promise<void> {
  await transact(db, async (trx) => {
    let written = 0
    for await (const { good } of batches(trx, plan, now)) {
      await recordPast(
        trx,
        plan.city,
        good.map((row) => pastOf(row, plan.mapping, now)),
      )
      written += good.length
    }
    if (written !== checked.good)
      throw new InputError('The file changed while it was read: nothing is imported')
  })
}

interface Batch {
  good: ReadRow[]
  already: number
  leftOut: number
  bad: BadRow[]
}

async function* batches(
  db: Db,
  { city, file, delimiter, mapping }: Import,
  now: Date,
): AsyncGenerator<Batch> {
  const categories = new Map((await listCategories(db, city.id)).map((category) => [category.code, category]))
  const lines = new Map<string, number>()
  let batch: Batch = { good: [], already: 0, leftOut: 0, bad: [] }
  for await (const csv of readCsv(file, columnsOf(mapping), delimiter)) {
    const judged = readRow(csv, { city: city.id, mapping, categories, now })
    const first = 'row' in judged && lines.get(judged.row.id)
    if ('leftOut' in judged) batch.leftOut += 1
    else if ('reasons' in judged) batch.bad.push(judged)
    else if (first) batch.bad.push({ line: csv.line, reasons: [`is line ${first} once more`] })
    else {
      lines.set(judged.row.id, csv.line)
      batch.good.push(judged.row)
    }
    if (batch.good.length < atOnce) continue
    yield await placed(db, city.id, batch)
    batch = { good: [], already: 0, leftOut: 0, bad: [] }
  }
  yield await placed(db, city.id, batch)
}

/** What only the database knows: is the point in the city, is the row here already. */
async function placed(db: Db, city: string, batch: Batch): Promise<Batch> {
  const points = batch.good.map(({ at }) => at)
  const inside = await areInsideCity(db, city, points)
  const turned = await areInsideCity(
    db,
    city,
    points.map(({ lat, lng }) => ({ lat: lng, lng: lat })),
  )
  const known = await findKnownIds(
    db,
    city,
    batch.good.map(({ id }) => id),
  )
  const outside = batch.good.flatMap(({ line, at }, n): BadRow[] => {
    if (inside[n]) return []
    const hint = turned[n] ? ': lat and lng are exchanged' : ''
    return [{ line, reasons: [`${at.lat}, ${at.lng} is outside the city${hint}`] }]
  })
  const within = batch.good.filter((_, n) => inside[n])
  const good = within.filter(({ id }) => !known.has(id))
  const bad = [...batch.bad, ...outside].toSorted((a, b) => a.line - b.line)
  return { ...batch, good, already: within.length - good.length, bad }
}

/** Published ones keep their own date; one that waits for a moderator begins to wait now. */
function pastOf(row: ReadRow, { state, source }: Mapping, now: Date): PastInquiry {
  const { id, category, at: exact, text, address, happenedAt } = row
  const submittedAt = state === 'published' ? happenedAt : now.toISOString()
  const by = { actor: { role: 'system', id: null }, at: submittedAt, note: `import ${source}` } as const
  const seen = { at: submittedAt, title: titleOf(text), text, place: address, answeredAt: null }
  return {
    id,
    category: category.code,
    precision: category.precision,
    exact,
    text,
    address,
    happenedAt,
    submittedAt,
    publication: state === 'published' ? { ...seen, organisationId: null, supports: 0 } : null,
    events: state === 'published' ? [step('submit'), step('publish')] : [step('submit')],
  }
  function step(name: string) {
    return { step: name, ...by }
  }
}
