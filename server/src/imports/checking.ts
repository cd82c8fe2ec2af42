import type { ImportMapping, Verdict } from '@bezpechne/shared/imports'

import { listCategories } from '../categories/index.ts'
import { areInsideCity } from '../cities/index.ts'
import { findKnownIds, screenAll } from '../inquiries/index.ts'
import type { Db } from '../platform/database.ts'
import type { Bytes } from './encoding.ts'
import { FileError } from './file-error.ts'
import { columnsOf, type Judged, quoted, type ReadRow, readRow, type Reason, rulesFor } from './read-row.ts'
import { readRows, type Shape } from './table.ts'

export interface CheckedRow {
  line: number
  verdict: Verdict
  reasons: Reason[]
  /** Only what is to become an inquiry, and what lies elsewhere. */
  row: ReadRow | null
}

export interface Plan {
  city: string
  bytes: Bytes
  shape: Shape
  mapping: ImportMapping
  now: Date
}

const atOnce = 500

/**
 * What would become of each row, some hundreds at a time; writes nothing.
 * @throws FileError
 */
export async function* checkRows(db: Db, plan: Plan): AsyncGenerator<CheckedRow[]> {
  const { city, bytes, shape, mapping, now } = plan
  const rules = rulesFor(city, mapping, { categories: await listCategories(db, city), now })
  const firsts = new Map<string, number>()
  let batch: Judged[] = []
  for await (const csv of readRows(bytes, shape, (header) => checkHeader(header, plan))) {
    batch.push(onlyOnce(readRow(csv, rules), firsts))
    if (batch.length < atOnce) continue
    yield await placed(db, plan, batch)
    batch = []
  }
  yield await placed(db, plan, batch)
}

function checkHeader(header: string[], { mapping, shape }: Plan): void {
  const missing = columnsOf(mapping).filter((name) => !header.includes(name))
  if (!missing.length) return
  const other = [';', '\t', ','].find((mark) => mark !== shape.delimiter && header[0]?.includes(mark))
  if (header.length === 1 && other) throw new FileError('other-delimiter', { value: JSON.stringify(other) })
  throw new FileError('no-column', { column: missing.join(', '), value: header.join(', ') })
}

function onlyOnce(judged: Judged, firsts: Map<string, number>): Judged {
  if (!('row' in judged)) return judged
  const { line, row } = judged
  const first = firsts.get(row.id)
  if (first !== undefined) return { line, reasons: [{ code: 'twice', line: first }] }
  firsts.set(row.id, line)
  return judged
}

/** What only the database knows: is the point in the city, is the row here already, may it appear unread. */
async function placed(db: Db, { city, mapping }: Plan, batch: Judged[]): Promise<CheckedRow[]> {
  const rows = batch.flatMap((judged) => ('row' in judged ? [judged.row] : []))
  const elsewhere = await findElsewhere(db, city, rows)
  const within = rows.filter(({ id }) => !elsewhere.has(id))
  const known = await findKnownIds(
    db,
    city,
    within.map(({ id }) => id),
  )
  const fresh = within.filter(({ id }) => !known.has(id))
  const doubts =
    mapping.arrival === 'published' ? await findDoubts(db, city, fresh) : new Map<string, Reason[]>()
  return batch.map((judged): CheckedRow => {
    const { line } = judged
    if ('leftOut' in judged) return { line, verdict: 'left-out', reasons: [], row: null }
    if ('reasons' in judged) return { line, verdict: 'bad', reasons: judged.reasons, row: null }
    const { row } = judged
    const wrong = elsewhere.get(row.id)
    if (wrong) return { line, verdict: 'bad', reasons: [wrong], row }
    if (known.has(row.id)) return { line, verdict: 'already', reasons: [], row }
    const reasons = doubts.get(row.id) ?? []
    return { line, verdict: reasons.length ? 'moderator' : 'good', reasons, row }
  })
}

async function findElsewhere(db: Db, city: string, rows: ReadRow[]): Promise<Map<string, Reason>> {
  const inside = await areInsideCity(
    db,
    city,
    rows.map(({ at }) => at),
  )
  const outside = rows.filter((_, n) => !inside[n])
  const turned = await areInsideCity(
    db,
    city,
    outside.map(({ at }) => ({ lat: at.lng, lng: at.lat })),
  )
  return new Map(
    outside.map(({ id, at }, n) => [
      id,
      { code: turned[n] ? 'swapped' : 'outside', value: quoted(`${at.lat}, ${at.lng}`) },
    ]),
  )
}

/** Why something that was public elsewhere is read by a moderator here all the same. */
export async function findDoubts(db: Db, city: string, rows: ReadRow[]): Promise<Map<string, Reason[]>> {
  const screened = await screenAll(
    db,
    city,
    rows.map(({ text, address, at }) => ({ text, address: address ?? undefined, at })),
  )
  const doubts = new Map<string, Reason[]>()
  for (const [n, { id, strict }] of rows.entries()) {
    const { findings = [], guard = [] } = screened[n] ?? {}
    const reasons: Reason[] = []
    if (guard.length) reasons.push({ code: 'guard' })
    if (findings.length) reasons.push({ code: 'personal' })
    if (strict) reasons.push({ code: 'strict-topic' })
    if (reasons.length) doubts.set(id, reasons)
  }
  return doubts
}
