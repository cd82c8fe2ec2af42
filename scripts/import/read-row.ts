import { createHash } from 'node:crypto'

import type { Category } from '@bezpechne/shared/categories'
import { roundDegrees } from '@bezpechne/shared/degrees'
import { findingsIn } from '@bezpechne/shared/findings'
import type { LatLng } from '@bezpechne/shared/geo'
import { NewInquiry } from '@bezpechne/shared/inquiries'

import type { CsvRow } from './csv.ts'
import { type Mapping, textOf } from './mapping.ts'

/** What a row says, not yet asked where it lies. */
export interface ReadRow {
  line: number
  id: string
  externalId: string
  category: Category
  at: LatLng
  happenedAt: string
  text: string
  address: string | null
}

export type Judged =
  | { line: number; row: ReadRow }
  | { line: number; reasons: string[] }
  | { line: number; leftOut: true }

interface Rules {
  city: string
  mapping: Mapping
  categories: Map<string, Category>
  now: Date
}

/** All that is wrong with a row at once, or what it says. */
export function readRow(csv: CsvRow, rules: Rules): Judged {
  const { line, values, broken } = csv
  const { mapping, city } = rules
  if (broken) return { line, reasons: [broken] }
  if (mapping.categories.get(values[mapping.category] ?? '') === null) return { line, leftOut: true }
  const read = {
    lat: degreesOf('lat', values[mapping.lat], 90),
    lng: degreesOf('lng', values[mapping.lng], 180),
    category: categoryOf(values[mapping.category] ?? '', rules),
    happenedAt: timeOf(values[mapping.when] ?? '', rules.now),
    text: wordsOf(mapping, values),
    externalId: externalIdOf(mapping, values),
  }
  if (!isRight(read)) {
    const wrong = Object.values(read).filter((field) => field instanceof Wrong)
    return { line, reasons: wrong.map(({ reason }) => reason) }
  }
  const { lat, lng, ...said } = read
  const id = idOf(`${city}\n${mapping.source}\n${said.externalId}`)
  const address = (mapping.address && values[mapping.address]?.trim()) || null
  return { line, row: { ...said, line, id, at: roundDegrees({ lat, lng }), address } }
}

function isRight<Fields extends object>(
  fields: Fields,
): fields is Fields & { [Name in keyof Fields]: Exclude<Fields[Name], Wrong> } {
  return !Object.values(fields).some((field) => field instanceof Wrong)
}

class Wrong {
  readonly reason: string
  constructor(reason: string) {
    this.reason = reason
  }
}

function degreesOf(name: string, text = '', limit: number): number | Wrong {
  if (!/^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text.trim())) {
    const hint = /^\d+,\d+$/.test(text.trim()) ? ': write a point, not a comma' : ''
    return new Wrong(`${name} ${quoted(text)} is not a number of degrees${hint}`)
  }
  const degrees = Number(text)
  return Math.abs(degrees) <= limit ? degrees : new Wrong(`${name} ${degrees} is beyond ±${limit}`)
}

function categoryOf(theirs: string, { mapping, categories, city }: Rules): Category | Wrong {
  const code = mapping.categories.get(theirs) ?? theirs
  const category = categories.get(code)
  if (!category)
    return new Wrong(`category ${quoted(code)} is not one of ${city}: --map ${theirs || '…'}=… says which`)
  if (category.screening === 'stop')
    return new Wrong(
      `category ${quoted(code)} never becomes a pin: --map ${theirs}=skip leaves such rows out`,
    )
  return category
}

function timeOf(text: string, now: Date): string | Wrong {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text.trim())
  // A day without an hour is its noon in Kyiv, summer or winter.
  const read = NewInquiry.shape.happenedAt.unwrap().safeParse(day ? `${text.trim()}T10:00:00Z` : text.trim())
  if (!read.success)
    return new Wrong(
      `time ${quoted(text)} is neither 2025-01-31 nor 2025-01-31T18:20:00+02:00 with its offset`,
    )
  const time = new Date(read.data)
  if (time > now) return new Wrong(`time ${quoted(text)} is in the future`)
  if (time.getFullYear() < 2000) return new Wrong(`time ${quoted(text)} is before 2000`)
  return time.toISOString()
}

const wrongText: Record<string, string> = {
  too_small: 'text is missing or shorter than 10 characters',
  too_big: 'text is longer than 2,000 characters',
}

function wordsOf(mapping: Mapping, values: Record<string, string>): string | Wrong {
  const read = NewInquiry.shape.text.safeParse(textOf(mapping, values))
  if (!read.success)
    return new Wrong(wrongText[read.error.issues[0]?.code ?? ''] ?? 'text holds hidden or stacked characters')
  // NOTE: what waits for a moderator is read first; what an import publishes, nobody reads.
  const found = mapping.state === 'published' ? findingsIn(read.data)[0] : undefined
  if (found) return new Wrong(`text holds personal data (${found.kind}): import it as submitted`)
  return read.data
}

function externalIdOf({ externalId }: Mapping, values: Record<string, string>): string | Wrong {
  if (!externalId) return JSON.stringify(values)
  return values[externalId]?.trim() || new Wrong(`${externalId} is empty`)
}

/** The same row has the same id for ever (UUID v8, RFC 9562): a second import finds it. */
function idOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function quoted(text: string): string {
  return `“${text.slice(0, 40)}${text.length > 40 ? '…' : ''}”`
}
