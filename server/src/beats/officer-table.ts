import type { Finding } from '@bezpechne/shared/beat-import'
import { CsvError, parse } from 'csv-parse/sync'
import * as z from 'zod'

import { found } from './found.ts'

export const columns = {
  code: ['badge', 'code', 'жетон', 'номер жетона'],
  kind: ['kind', 'посада', 'вид'],
  rank: ['rank', 'звання'],
  nameUk: ['name_uk', 'name', 'піб', 'прізвище, імʼя, по батькові'],
  nameEn: ['name_en', 'піб англійською'],
  phones: ['phones', 'phone', 'телефон', 'телефони'],
  officeUk: ['office_uk', 'office', 'кабінет', 'адреса', 'адреса прийому'],
  officeEn: ['office_en', 'адреса англійською'],
  hours: ['hours', 'прийом', 'години прийому'],
  languages: ['languages', 'мови'],
  email: ['email', 'e-mail', 'пошта', 'ел. пошта'],
  beats: ['beats', 'beat', 'дільниця', 'дільниці'],
  deputyOf: ['deputy_of', 'заступник на дільниці', 'заміщає'],
} as const
export type Column = keyof typeof columns
const needed: Column[] = ['code', 'nameUk', 'rank']

export type Row = Record<Column, string>

/** The rows of a table by our columns, or what is wrong with the whole of it. */
export function readTable(text: string): { row: Row | undefined; line: number }[] | Finding[] {
  const table = tableOf(text)
  if ('kind' in table) return [table]
  const [heading, ...rows] = table
  if (!heading || !rows.length) return [found('empty-table')]
  const places = placesOf(heading.record)
  const missing = needed.filter((column) => places[column] < 0)
  if (missing.length)
    return missing.map((column) => found('no-column', { line: 1, about: columns[column].join(', ') }))
  return rows.map(({ record, line }) => ({
    line,
    row: record.length === heading.record.length ? rowOf(record, places) : undefined,
  }))
}

const Rows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

function tableOf(text: string): { record: string[]; line: number }[] | Finding {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const countOf = (mark: string) => first.split(mark).length
  const delimiter = [';', '\t'].find((mark) => countOf(mark) > countOf(',')) ?? ','
  try {
    const rows: unknown = parse(text, {
      delimiter,
      bom: true,
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    })
    return Rows.parse(rows).map(({ record, info }) => ({ record, line: info.lines }))
  } catch (error) {
    if (error instanceof CsvError) return found('not-csv', { line: lineOf(error) })
    throw error
  }
}

const Place = z.object({ lines: z.number() })
function lineOf(error: CsvError): number | null {
  return Place.safeParse(error).data?.lines ?? null
}

function placesOf(heading: string[]): Record<Column, number> {
  const names = heading.map((name) => name.toLowerCase().replaceAll(/[’'`]/g, 'ʼ').trim())
  const placeOf = (column: Column) =>
    names.findIndex((name) => columns[column].some((known) => known === name))
  return {
    code: placeOf('code'),
    kind: placeOf('kind'),
    rank: placeOf('rank'),
    nameUk: placeOf('nameUk'),
    nameEn: placeOf('nameEn'),
    phones: placeOf('phones'),
    officeUk: placeOf('officeUk'),
    officeEn: placeOf('officeEn'),
    hours: placeOf('hours'),
    languages: placeOf('languages'),
    email: placeOf('email'),
    beats: placeOf('beats'),
    deputyOf: placeOf('deputyOf'),
  }
}

function rowOf(record: string[], places: Record<Column, number>): Row {
  const row: Partial<Row> = {}
  for (const column of columnNames) row[column] = (record[places[column]] ?? '').normalize('NFC')
  return { ...blank, ...row }
}
export const columnNames = Object.keys(columns).filter((name): name is Column => name in columns)
const blank: Row = {
  code: '', kind: '', rank: '', nameUk: '', nameEn: '', phones: '', officeUk: '', officeEn: '', hours: '',
  languages: '', email: '', beats: '', deputyOf: '',
} // prettier-ignore
