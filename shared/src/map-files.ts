import * as z from 'zod'

import { Outline } from './beats.ts'
import { LatLng } from './geo.ts'

/** Of a whole file, after reading: a large city to the metre has some 30,000. */
export const mostPoints = 150_000

export const mapFormats = ['geojson', 'topojson', 'shapefile', 'kml'] as const
export type MapFormat = (typeof mapFormats)[number]

/** What keeps a file, or one border of it, from being stored. */
const wrongKinds = [
  'file-too-large',
  'file-unknown',
  'file-broken',
  'file-unpacks',
  'file-slow',
  'file-empty',
  'file-layers',
  'file-entities',
  'too-many-points',
  'unknown-projection',
  'beyond-ukraine',
  'no-border',
  'not-polygon',
  'bad-numbers',
  'short-ring',
  'crosses-itself',
  'no-name',
  'name-twice',
  'bad-code',
  'code-twice',
  'another-city',
  'too-wide',
  'overlap',
  'outside',
] as const

/** What somebody should have seen before it is stored. */
const warningKinds = [
  'outside-a-little',
  'gap',
  'hole-tiny',
  'rules-go',
  'stations-go',
  'beats-outside',
  'inquiries-outside',
] as const

/** What reading did of itself. */
const noteKinds = [
  'projected',
  'order-changed',
  'heights-dropped',
  'ring-closed',
  'encoding',
  'repaired',
  'english-made',
  'hole-kept',
] as const

const mapFindingKinds = [...wrongKinds, ...warningKinds, ...noteKinds] as const
export type MapFindingKind = (typeof mapFindingKinds)[number]

function gravityOf(kind: MapFindingKind): MapFinding['gravity'] {
  if (wrongKinds.some((one) => one === kind)) return 'wrong'
  return warningKinds.some((one) => one === kind) ? 'warning' : 'note'
}

/** Something to know of a file or of a border, with its place where it has one. */
export const MapFinding = z.strictObject({
  kind: z.enum(mapFindingKinds),
  gravity: z.enum(['wrong', 'warning', 'note']),
  /** The borders it is about, by name or as "№ 3"; two where they overlap. */
  named: z.array(z.string()),
  /** What it says there: a projection, a code, a kind of shape. */
  about: z.string().nullable(),
  count: z.number().nullable(),
  m2: z.number().nullable(),
  at: LatLng.nullable(),
  /** What a map draws. */
  shape: Outline.nullable(),
})
export type MapFinding = z.infer<typeof MapFinding>

/** A finding; what is not said is not known. */
export function mapFinding(kind: MapFindingKind, more: Partial<MapFinding> = {}): MapFinding {
  return {
    kind,
    gravity: gravityOf(kind),
    named: [],
    about: null,
    count: null,
    m2: null,
    at: null,
    shape: null,
    ...more,
  }
}

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/** A border of a file in WGS-84 degrees, longitude first, without heights; or the line or point of a street. */
export const MapFeature = z.strictObject({
  /** In the file, from 1. */
  number: z.int(),
  properties: z.record(z.string(), z.string()),
  geometry: z.discriminatedUnion('type', [
    Outline,
    z.strictObject({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position)) }),
    z.strictObject({ type: z.literal('Point'), coordinates: position }),
  ]),
})
export type MapFeature = z.infer<typeof MapFeature>

const projectionId = z.string().regex(/^[A-Za-z0-9:-]{1,20}$/)

/** What somebody answered when the file alone did not tell. */
export const MapFileAsked = z.strictObject({
  /** One of the choices that an earlier reading offered. */
  projection: projectionId.optional(),
  order: z.enum(['lng-lat', 'lat-lng']).optional(),
})
export type MapFileAsked = z.infer<typeof MapFileAsked>

/** What the file does not tell, with all that it may be and where the first border would then lie. */
export const MapQuestion = z.strictObject({
  kind: z.enum(['projection', 'order']),
  choices: z.array(
    z.strictObject({ id: projectionId, name: z.string(), order: z.enum(['lng-lat', 'lat-lng']), at: LatLng }),
  ),
})
export type MapQuestion = z.infer<typeof MapQuestion>

/** A file as it was read; nothing is stored. */
export const MapFile = z.strictObject({
  format: z.enum(mapFormats).nullable(),
  /** Empty where something is wrong with the whole, or asked. */
  features: z.array(MapFeature),
  /** Names of properties, the frequent ones first. */
  fields: z.array(z.string()),
  question: MapQuestion.nullable(),
  findings: z.array(MapFinding),
})
export type MapFile = z.infer<typeof MapFile>
