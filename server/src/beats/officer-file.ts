import type { Finding } from '@bezpechne/shared/beat-import'
import { BeatId } from '@bezpechne/shared/beats'
import type { Names } from '@bezpechne/shared/cities'
import type { Hours, OfficerKind, Rank, SpokenLanguage } from '@bezpechne/shared/officers'
import { Phone } from '@bezpechne/shared/officers'
import { typedLine } from '@bezpechne/shared/text'
import { inLatin } from '@bezpechne/shared/transliteration'
import * as z from 'zod'

import { found } from './found.ts'
import { type Column, columnNames, columns, readTable, type Row } from './officer-table.ts'
import { readHours, readKind, readLanguages, readRank } from './officer-words.ts'

/** An officer as a table has one. */
export interface ReadOfficer {
  line: number
  code: string
  kind: OfficerKind
  rank: Rank
  name: Names
  phones: string[]
  office: Names
  hours: Hours[]
  languages: SpokenLanguage[]
  email: string | null
  /** Beats of the officer, and those where this one is the deputy. */
  beats: string[]
  deputyOf: string[]
}

type Read = { officer: ReadOfficer } | { findings: Finding[] }

/** A table of officers: `,` or `;`, headings in Ukrainian or English, as spreadsheets save it. */
export function readOfficers(text: string): { officers: ReadOfficer[]; findings: Finding[] } {
  const seen = new Set<string>()
  const read = readTable(text).map((one): Read => {
    if ('kind' in one) return { findings: [one] }
    const { row, line } = one
    return row ? readRow(row, line, seen) : { findings: [found('broken-row', { line })] }
  })
  return {
    officers: read.flatMap((one) => ('officer' in one ? one.officer : [])),
    findings: read.flatMap((one) => ('findings' in one ? one.findings : [])),
  }
}

function readRow(row: Row, line: number, seen: Set<string>): Read {
  const wrongIn = (kind: 'formula' | 'no-badge' | 'bad-value', column: Column) =>
    found(kind, { line, about: columns[column][0] })
  const formulas = columnNames.filter((column) => isFormula(row, column))
  if (formulas.length) return { findings: formulas.map((column) => wrongIn('formula', column)) }
  if (!/^[A-Za-z0-9-]{1,40}$/.test(row.code)) return { findings: [wrongIn('no-badge', 'code')] }
  if (seen.has(row.code)) return { findings: [found('badge-twice', { line, about: row.code })] }
  seen.add(row.code)
  const { data, error } = Values.safeParse({
    ...row,
    nameEn: row.nameEn || inLatin(row.nameUk),
    officeEn: row.officeEn || inLatin(row.officeUk),
  })
  if (!data) {
    const wrong = columnNames.filter((column) => error.issues.some(({ path }) => path[0] === column))
    return { findings: wrong.map((column) => wrongIn('bad-value', column)) }
  }
  const { nameUk, nameEn, officeUk, officeEn, ...rest } = data
  const names = { name: { uk: nameUk, en: nameEn }, office: { uk: officeUk, en: officeEn } }
  return { officer: { line, ...rest, ...names } }
}

/** A cell that a spreadsheet would run is no name of anybody; a telephone alone may begin with a plus. */
function isFormula(row: Row, column: Column): boolean {
  return (column === 'phones' ? /^[=@-]/ : /^[=+@-]/).test(row[column])
}

/** Text that says something of ours, or is wrong. */
function said<Value>(read: (text: string) => Value | undefined) {
  return z.string().transform((text, context): Value => {
    const value = read(text)
    if (value !== undefined) return value
    context.addIssue({ code: 'custom' })
    return z.NEVER
  })
}

function listOf(item: z.ZodType<string, string>, mark: RegExp, most: number) {
  const parts = (text: string) =>
    text
      .split(mark)
      .map((part) => part.trim())
      .filter(Boolean)
  return z.string().transform(parts).pipe(z.array(item).max(most))
}

const Values = z.object({
  code: z.string(),
  kind: said((text): OfficerKind | undefined => (text ? readKind(text) : 'dop')),
  rank: said(readRank),
  nameUk: typedLine(3, 120),
  nameEn: typedLine(3, 120),
  phones: listOf(Phone, /[,;|]/, 4),
  officeUk: typedLine(0, 200),
  officeEn: typedLine(0, 200),
  hours: said(readHours),
  languages: said((text): SpokenLanguage[] | undefined => (text ? readLanguages(text) : ['uk'])),
  email: z.union([z.literal('').transform(() => null), z.email().max(200).toLowerCase()]),
  beats: listOf(BeatId, /[\s,;|]+/, 20),
  deputyOf: listOf(BeatId, /[\s,;|]+/, 20),
})
