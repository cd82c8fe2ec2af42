import { Katottg } from '@bezpechne/shared/opening'
import { foldPlace } from '@bezpechne/shared/place-names'
import { inLatin } from '@bezpechne/shared/transliteration'

import { inUkraine } from '../shapes/index.ts'

/** Columns of the state's list (КАТОТТГ) that a settlement needs; name_en, lon and lat are told where a file has them. */
export const settlementColumns = [
  'katottg',
  'category',
  'name_uk',
  'hromada_katottg',
  'hromada_uk',
  'raion_uk',
  'oblast_uk',
] as const

/** A settlement as it is stored. */
export interface Settlement {
  katottg: string
  name_uk: string
  name_en: string
  community: string
  community_uk: string
  around: string
  /** [longitude, latitude] */
  at: [number, number] | null
  sought: string
}

type Row = Record<string, string>

/** The settlement, 'left-out' for what asks for no community of its own, or what is wrong with the row. */
export function readSettlement(row: Row): Settlement | 'left-out' | { wrong: string } {
  const of = (column: string) => lineOf(row[column])
  const [katottg, name] = [of('katottg'), of('name_uk')]
  if (!isCode(katottg)) return { wrong: `has “${katottg}”, no code like UA05060110010047621` }
  if (name.length < 2 || name.length > 100) return { wrong: 'has no name of 2 to 100 characters' }
  const community = communityOf(of, { katottg, name })
  if (!community) return 'left-out'
  if (!isCode(community.code)) return { wrong: `has “${community.code}” as the code of its community` }
  const at = pointIn(of('lon'), of('lat'))
  if (at && 'wrong' in at) return at
  return {
    katottg,
    name_uk: name,
    name_en: of('name_en') || inLatin(name),
    community: community.code,
    community_uk: community.name,
    around: [community.name, raion(of('raion_uk')), oblast(of('oblast_uk'))].filter(Boolean).join(', '),
    at,
    sought: foldPlace(name),
  }
}

const isCode = (code: string) => Katottg.safeParse(code).success

/** A city of its own, Kyiv, is its community; a district of a city belongs to its city. */
function communityOf(
  of: (column: string) => string,
  { katottg, name }: { katottg: string; name: string },
): { code: string; name: string } | undefined {
  if (of('category') === 'K') return { code: katottg, name }
  const code = of('hromada_katottg')
  return of('category') === 'B' || !code ? undefined : { code, name: `${of('hromada_uk')} громада` }
}

const raion = (name: string) => name && `${name} район`

/** The republic and both cities of their own are no oblasts. */
const oblast = (name: string) => (/(ська|цька)$/u.test(name) ? `${name} область` : name)

function pointIn(lon: string, lat: string): [number, number] | { wrong: string } | null {
  if (!lon && !lat) return null
  const [x, y] = [Number(lon), Number(lat)]
  if (inUkraine(x, y)) return [x, y]
  return {
    wrong: inUkraine(y, x) ? 'has longitude and latitude exchanged' : `lies outside Ukraine: ${lon}, ${lat}`,
  }
}

function lineOf(text = ''): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
}
