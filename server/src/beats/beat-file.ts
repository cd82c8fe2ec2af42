import { type Finding } from '@bezpechne/shared/beat-import'
import { BeatId, type BeatSetting, type Outline } from '@bezpechne/shared/beats'
import type { Names } from '@bezpechne/shared/cities'
import { typedLine } from '@bezpechne/shared/text'
import * as z from 'zod'

import { inUkraine } from '../shapes/index.ts'
import { found } from './found.ts'

/** A beat as a file has it. */
export interface ReadBeat {
  id: string
  name: Names
  setting: BeatSetting
  residents: number | null
  outline: Outline
}

interface Read {
  beats: ReadBeat[]
  findings: Finding[]
}

const Collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).optional(),
  features: z.array(z.unknown()),
})
const Feature = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullish(),
})
type Feature = z.infer<typeof Feature>
// NOTE: a third number is a height, which an outline does not need.
const Polygon = z.array(z.array(z.tuple([z.number(), z.number()], z.number()))).min(1)
const Name = typedLine(1, 150)

const columns = {
  id: ['code', 'id', 'number', 'код', 'номер'],
  nameUk: ['name_uk', 'name', 'назва'],
  nameEn: ['name_en', 'назва_англ'],
  residents: ['residents', 'population', 'population_est', 'населення', 'мешканців'],
  setting: ['setting', 'місцевість'],
}

/** Beats of a GeoJSON file, and all that is wrong with it by itself: what only a map sees comes later. */
export function readBeats(text: string): Read {
  const features = featuresOf(text)
  if (!Array.isArray(features)) return { beats: [], findings: [features] }
  const seen = new Set<string>()
  const read = features.map((given, at) => readFeature(given, at + 1, seen))
  return {
    beats: read.flatMap(({ beat }) => beat ?? []),
    findings: read.flatMap(({ findings }) => findings),
  }
}

function featuresOf(text: string): unknown[] | Finding {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return found('not-json')
  }
  const collection = Collection.safeParse(parsed)
  if (!collection.success) return found('not-geojson')
  const { crs, features } = collection.data
  if (crs && !/CRS:?:?84$|EPSG:+4326$/i.test(crs.properties.name))
    return found('other-projection', { about: crs.properties.name.slice(0, 60) })
  return features.length ? features : found('no-features')
}

function readFeature(
  given: unknown,
  line: number,
  seen: Set<string>,
): { beat?: ReadBeat; findings: Finding[] } {
  const feature = Feature.safeParse(given)
  if (!feature.success) return { findings: [found('not-geojson', { line })] }
  const words = wordsOf(feature.data)
  const outline = outlineOf(feature.data.geometry)
  const wrong = wrongWords(words, seen)
  seen.add(words.id)
  if ('coordinates' in outline && !wrong.length) return { beat: { ...words, outline }, findings: [] }
  const all = 'coordinates' in outline ? wrong : [...wrong, outline]
  return { findings: all.map((one) => ({ ...one, line, beats: words.id ? [words.id.slice(0, 40)] : [] })) }
}

function wrongWords({ id, name }: Omit<ReadBeat, 'outline'>, seen: Set<string>): Finding[] {
  const wrong: Finding[] = []
  if (!BeatId.safeParse(id).success) wrong.push(found('no-number', { about: id.slice(0, 40) || null }))
  else if (seen.has(id)) wrong.push(found('number-twice'))
  if (!Name.safeParse(name.uk).success) wrong.push(found('no-name'))
  return wrong
}

function wordsOf({ id, properties }: Feature): Omit<ReadBeat, 'outline'> {
  const values = new Map(Object.entries(properties ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
  const valueOf = (names: string[]) => names.map((name) => values.get(name)).find((value) => value != null)
  const textOf = (names: string[]) => {
    const value = valueOf(names)
    return typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFC').trim() : ''
  }
  const number = (textOf(columns.id) || String(id ?? '')).slice(0, 200)
  const residents = Number(textOf(columns.residents) || Number.NaN)
  return {
    id: number,
    name: { uk: textOf(columns.nameUk), en: (textOf(columns.nameEn) || `Beat ${number}`).slice(0, 150) },
    setting: /^(rural|сільська)$/i.test(textOf(columns.setting)) ? 'rural' : 'urban',
    residents: Number.isSafeInteger(residents) && residents >= 0 && residents <= 1e6 ? residents : null,
  }
}

function outlineOf(geometry: Feature['geometry']): Outline | Finding {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return found('no-polygon')
  const { type, coordinates } = geometry
  const read = z
    .array(Polygon)
    .min(1)
    .safeParse(type === 'Polygon' ? [coordinates] : coordinates)
  if (!read.success) return found('no-polygon')
  const polygons = read.data.map((rings) =>
    rings.map((ring) => ring.map(([lng, lat]): [number, number] => [lng, lat])),
  )
  return wrongWith(polygons.flat()) ?? { type: 'MultiPolygon', coordinates: polygons }
}

type Ring = [lng: number, lat: number][]

/** What is wrong with rings by themselves: broken, exchanged, not degrees. */
export function wrongWith(rings: Ring[]): Finding | undefined {
  const points = rings.flat()
  if (points.some(([lng, lat]) => Math.abs(lng) > 180 || Math.abs(lat) > 90)) return found('not-degrees')
  if (points.every(([lng, lat]) => inUkraine(lat, lng))) return found('swapped')
  const broken = rings.find((ring) => ring.length < 4 || !isClosed(ring))
  const [lng, lat] = broken?.[0] ?? []
  if (lng === undefined || lat === undefined) return undefined
  return found('broken-ring', { at: { lat: rounded(lat), lng: rounded(lng) } })
}

function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
