import type { RowReason, Told } from '@bezpechne/shared/import-troubles'
import { foldPlace, readStreet, streetKey } from '@bezpechne/shared/place-names'
import { inLatin } from '@bezpechne/shared/transliteration'

import { inUkraine } from '../shapes/index.ts'

/** A row of a file, by its columns. What a file has no column for is undefined: it stays as it was. */
export type Row = Record<string, string>

/** A place as a file tells it. */
export interface GivenPlace {
  kind: 'street' | 'settlement'
  key: string
  type: string
  uk: string
  en: string
  aroundUk: string
  aroundEn: string
  /** [longitude, latitude] each; one is a point. Undefined: the file says nothing of it. */
  line: [number, number][] | undefined
  approximate: boolean
  /** Undefined: the file says nothing of it. */
  former: string[] | undefined
}

/** Why a row is no place. */
export type PlaceTrouble = Told<RowReason>

const longestName = 160

/** The place, or what is wrong with the row. */
export function readPlaceRow(row: Row): GivenPlace | { trouble: PlaceTrouble } {
  const name = lineOf(row['street_uk'] ?? row['name_uk'])
  const former = row['former']?.split(';').map(lineOf).filter(Boolean)
  const misnamed = troubleOf(name, former)
  if (misnamed) return misnamed
  const line = readLine(row)
  if (line && 'trouble' in line) return line
  const shared = { line, former, approximate: row['coord_source'] === 'hromada_point' }
  return row['street_uk'] === undefined && isSettlement(row)
    ? { ...shared, ...settlementOf(row, name) }
    : { ...shared, ...streetOf(row, name) }
}

function troubleOf(name: string, former: readonly string[] = []): { trouble: PlaceTrouble } | undefined {
  if (!/[\p{L}\d]/u.test(name)) return wrong('no-name')
  if (name.length > longestName) return wrong('name-long', `${longestName}`)
  return former.some((one) => one.length > longestName) ? wrong('former-long', `${longestName}`) : undefined
}

function wrong(code: RowReason, value?: string): { trouble: PlaceTrouble } {
  return { trouble: value === undefined ? { code } : { code, value } }
}

function isSettlement(row: Row): boolean {
  return Boolean(row['katottg']) || row['kind'] === 'settlement'
}

function streetOf(row: Row, name: string) {
  const street = readStreet(name)
  return {
    kind: 'street' as const,
    key: streetKey(street).slice(0, 200),
    type: street.type,
    uk: street.uk,
    en: lineOf(row['name_en']) || street.en,
    aroundUk: '',
    aroundEn: '',
  }
}

// Of the codifier: M city, T or X settlement, C village, B district of a city, K city of its own.
const prefixes: Record<string, [uk: string, en: string]> = {
  C: ['с.', 'village'],
  X: ['с-ще', 'settlement'],
  T: ['с-ще', 'settlement'],
  M: ['м.', 'city'],
  K: ['м.', 'city'],
}

function settlementOf(row: Row, name: string) {
  const category = row['category'] ?? ''
  const english = lineOf(row['name_en']) || inLatin(name)
  const [before] = prefixes[category] ?? ['']
  const [uk, en] =
    category === 'B'
      ? [`${name} район`, `${english} District`]
      : [before ? `${before} ${name}` : name, english]
  const around = [lineOf(row['hromada_uk']), lineOf(row['raion_uk'])].filter(Boolean)
  return {
    kind: 'settlement' as const,
    key: row['katottg'] || `settlement ${foldPlace(name)}`,
    type: category === 'B' ? 'district' : 'settlement',
    uk,
    en,
    aroundUk: around[0] ? `${around[0]} громада` : '',
    aroundEn: '',
  }
}

type Line = [number, number][]

/** A point of lon and lat, or "30.51 50.43; 30.52 50.42" of the column line. */
function readLine(row: Row): Line | undefined | { trouble: PlaceTrouble } {
  const written = row['line']?.trim()
  if (written) return readPoints(written)
  const [lon, lat] = [row['lon']?.trim(), row['lat']?.trim()]
  if (!lon && !lat) return undefined
  const point = pointIn(lon, lat)
  return 'trouble' in point ? point : [point]
}

function readPoints(written: string): Line | { trouble: PlaceTrouble } {
  const points: Line = []
  for (const pair of written.split(';')) {
    const [lon, lat] = pair.trim().split(/\s+/)
    const point = pointIn(lon, lat)
    if ('trouble' in point) return point
    points.push(point)
  }
  return points.length < 2 ? wrong('one-point') : points
}

function pointIn(lon = '', lat = ''): [number, number] | { trouble: PlaceTrouble } {
  if (![lon, lat].every((degrees) => /^-?\d{1,3}(?:[.,]\d+)?$/.test(degrees)))
    return wrong('no-degrees', `“${lon.slice(0, 40)}”, “${lat.slice(0, 40)}”`)
  const [x, y] = [degreesOf(lon), degreesOf(lat)]
  if (inUkraine(x, y)) return [x, y]
  return wrong(inUkraine(y, x) ? 'degrees-swapped' : 'beyond-ukraine', `${lon}, ${lat}`)
}

/** A comma before the decimals is what tables of Ukraine have. */
function degreesOf(written: string): number {
  return Number(written.replace(',', '.'))
}

function lineOf(text = ''): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
}
