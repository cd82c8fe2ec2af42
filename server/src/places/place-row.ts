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

/** One of these names the place; the others are told where a file has them. */
export const nameColumns = ['name_uk', 'street_uk'] as const

const longestName = 160

/** The place, or what is wrong with the row. */
export function readPlaceRow(row: Row): GivenPlace | string {
  const name = lineOf(row['street_uk'] ?? row['name_uk'])
  if (!/[\p{L}\d]/u.test(name)) return 'has no name'
  if (name.length > longestName) return `has a name of more than ${longestName} characters`
  const line = readLine(row)
  if (typeof line === 'string') return line
  const former = row['former']?.split(';').map(lineOf).filter(Boolean)
  if (former?.some((one) => one.length > longestName))
    return `has a former name of more than ${longestName} characters`
  const shared = { line, former, approximate: row['coord_source'] === 'hromada_point' }
  return row['street_uk'] === undefined && isSettlement(row)
    ? { ...shared, ...settlementOf(row, name) }
    : { ...shared, ...streetOf(row, name) }
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

/** A point of lon and lat, or "30.51 50.43; 30.52 50.42" of the column line. */
function readLine(row: Row): [number, number][] | undefined | string {
  const written = row['line']?.trim()
  if (written) return readPoints(written)
  const [lon, lat] = [row['lon']?.trim(), row['lat']?.trim()]
  if (!lon && !lat) return undefined
  const point = pointIn(lon, lat)
  return typeof point === 'string' ? point : [point]
}

function readPoints(written: string): [number, number][] | string {
  const points = written.split(';').map((pair) => {
    const [lon, lat] = pair.trim().split(/\s+/)
    return pointIn(lon, lat)
  })
  const wrong = points.find((point) => typeof point === 'string')
  if (wrong !== undefined) return wrong
  const good = points.filter((point) => typeof point !== 'string')
  return good.length < 2 ? 'has a line of one point: give lon and lat' : good
}

function pointIn(lon = '', lat = ''): [number, number] | string {
  if (![lon, lat].every((degrees) => /^-?\d{1,3}(?:\.\d+)?$/.test(degrees)))
    return `has “${lon}” and “${lat}”, no longitude and latitude`
  const [x, y] = [Number(lon), Number(lat)]
  if (inUkraine(x, y)) return [x, y]
  return inUkraine(y, x) ? 'has longitude and latitude exchanged' : `lies outside Ukraine: ${lon}, ${lat}`
}

function lineOf(text = ''): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
}
