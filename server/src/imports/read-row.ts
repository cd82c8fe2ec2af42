import { createHash } from 'node:crypto'

import type { Category } from '@bezpechne/shared/categories'
import { roundDegrees } from '@bezpechne/shared/degrees'
import type { LatLng } from '@bezpechne/shared/geo'
import { placeholdersIn } from '@bezpechne/shared/import-columns'
import type { RowReason, Told } from '@bezpechne/shared/import-troubles'
import type { ImportMapping } from '@bezpechne/shared/imports'
import { NewInquiry } from '@bezpechne/shared/inquiries'

import { timeIn } from './row-time.ts'
import type { CsvRow } from './table.ts'

export type Reason = Told<RowReason>

/** What a row says, not yet asked where it lies. */
export interface ReadRow {
  line: number
  id: string
  externalId: string
  category: string
  precision: Category['precision']
  at: LatLng
  happenedAt: string
  text: string
  address: string | null
  /** Its topic is one that a moderator reads in any case. */
  strict: boolean
}

export type Judged =
  | { line: number; row: ReadRow }
  | { line: number; reasons: Reason[] }
  | { line: number; leftOut: true }

export interface Rules {
  city: string
  mapping: ImportMapping
  /** Words of the file to codes of ours; null leaves the row out. */
  topics: Map<string, string | null>
  categories: Map<string, Category>
  now: Date
}

export function rulesFor(
  city: string,
  mapping: ImportMapping,
  { categories, now }: { categories: readonly Category[]; now: Date },
): Rules {
  return {
    city,
    mapping,
    topics: new Map(mapping.categories),
    categories: new Map(categories.map((category) => [category.code, category])),
    now,
  }
}

/** The columns that the file must have. */
export function columnsOf({ lat, lng, category, when, text, id, address, status }: ImportMapping): string[] {
  const more = [id, address, status?.column ?? null].filter((name) => name !== null)
  return [...new Set([lat, lng, category, when, ...placeholdersIn(text), ...more])]
}

/** All that is wrong with a row at once, or what it says. */
export function readRow(csv: CsvRow, rules: Rules): Judged {
  const { line, values, cells } = csv
  const { mapping, city } = rules
  if (cells !== undefined) return { line, reasons: [unevenly(cells, Object.keys(values).length)] }
  if (isLeftOut(values, rules)) return { line, leftOut: true }
  const formulas = formulasIn(values, mapping)
  if (formulas.length) return { line, reasons: formulas }
  const read = {
    lat: degreesOf(mapping.lat, values[mapping.lat], 90),
    lng: degreesOf(mapping.lng, values[mapping.lng], 180),
    category: categoryOf((values[mapping.category] ?? '').trim(), rules),
    happenedAt: happenedIn(values[mapping.when] ?? '', rules.now),
    text: wordsOf(mapping, values),
    externalId: externalIdOf(mapping, values),
  }
  if (!isRight(read)) {
    const wrong = Object.values(read).filter((field) => field instanceof Wrong)
    return { line, reasons: wrong.map(({ reason }) => reason) }
  }
  const { lat, lng, category, ...said } = read
  const id = idOf(`${city}\n${mapping.source}\n${said.externalId}`)
  const address = (mapping.address && values[mapping.address]?.trim().slice(0, 200)) || null
  const { code, precision, screening } = category
  const place = { at: roundDegrees({ lat, lng }), address }
  return {
    line,
    row: { ...said, ...place, line, id, category: code, precision, strict: screening === 'strict' },
  }
}

export function unevenly(cells: number, columns: number): Reason {
  return {
    code: cells > columns ? 'more-cells' : 'fewer-cells',
    column: String(columns),
    value: String(cells),
  }
}

function isLeftOut(values: Record<string, string>, { mapping, topics }: Rules): boolean {
  const { category, status } = mapping
  if (topics.get((values[category] ?? '').trim()) === null) return true
  return status !== null && status.leaveOut.includes((values[status.column] ?? '').trim())
}

/** NOTE: a number may begin with a sign, and a text with a dash: only what a spreadsheet would run is refused. */
const formula = /^[=@\t]|^[+-][\w\s().+*/-]*[A-Za-z][\w\s.]*[(|!]/

function formulasIn(values: Record<string, string>, mapping: ImportMapping): Reason[] {
  return columnsOf(mapping)
    .filter((name) => formula.test(values[name] ?? ''))
    .map((column) => ({ code: 'formula', column, value: quoted(values[column] ?? '') }))
}

function isRight<Fields extends object>(
  fields: Fields,
): fields is Fields & { [Name in keyof Fields]: Exclude<Fields[Name], Wrong> } {
  return !Object.values(fields).some((field) => field instanceof Wrong)
}

class Wrong {
  readonly reason: Reason
  constructor(code: RowReason, value?: string, column?: string) {
    this.reason = { code, ...(value !== undefined && { value: quoted(value) }), ...(column && { column }) }
  }
}

/** NOTE: spreadsheets of Ukraine write 50,45: in a cell of one number a comma parts nothing else. */
function degreesOf(column: string, text = '', limit: number): number | Wrong {
  const written = text.trim()
  if (!/^[+-]?\d{1,3}([.,]\d{1,20})?$/.test(written)) return new Wrong('not-degrees', text, column)
  const degrees = Number(written.replace(',', '.'))
  return Math.abs(degrees) <= limit ? degrees : new Wrong('beyond', written, column)
}

function categoryOf(theirs: string, { topics, categories }: Rules): Category | Wrong {
  const category = categories.get(topics.get(theirs) ?? theirs)
  if (!category) return new Wrong('topic-unknown', theirs)
  return category.screening === 'stop' ? new Wrong('topic-stop', theirs) : category
}

function happenedIn(text: string, now: Date): string | Wrong {
  const time = timeIn(text)
  if (time === undefined) return new Wrong('time-unread', text)
  if (new Date(time) > now) return new Wrong('time-future', text)
  return time < '2000' ? new Wrong('time-old', text) : time
}

function textOf({ text }: Pick<ImportMapping, 'text'>, values: Record<string, string>): string {
  return text.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => values[name]?.trim() ?? '')
}

const wrongText: Record<string, RowReason> = { too_small: 'text-short', too_big: 'text-long' }

function wordsOf(mapping: ImportMapping, values: Record<string, string>): string | Wrong {
  const read = NewInquiry.shape.text.safeParse(textOf(mapping, values))
  return read.success ? read.data : new Wrong(wrongText[read.error.issues[0]?.code ?? ''] ?? 'text-hidden')
}

function externalIdOf({ id }: ImportMapping, values: Record<string, string>): string | Wrong {
  if (id === null) return JSON.stringify(values)
  return values[id]?.trim() || new Wrong('id-empty', undefined, id)
}

/** The same row has the same id for ever (UUID v8, RFC 9562): a second import finds it. */
function idOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export function quoted(text: string): string {
  return `“${text.slice(0, 40)}${text.length > 40 ? '…' : ''}”`
}
