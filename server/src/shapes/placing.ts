import type { LatLng } from '@bezpechne/shared/geo'
import {
  mapFinding,
  type MapFeature,
  type MapFileAsked,
  type MapFinding,
  type MapQuestion,
} from '@bezpechne/shared/map-files'
import proj4 from 'proj4'

import type { Numbered, Pair } from './numbers.ts'
import {
  type Projection,
  projectionNamed,
  projectionOf,
  projections,
  projectionWritten,
} from './projections.ts'
import { FileRefused, type RawFile } from './raw.ts'
import { inUkraine } from './ukraine.ts'

interface Where {
  /** What the file says of its coordinates. */
  crs: RawFile['crs']
  asked: MapFileAsked
  /** The middle of the city: of several systems that fit, the one that comes nearest is offered first. */
  near: LatLng | undefined
}

export interface Placed {
  features: MapFeature[]
  findings: MapFinding[]
  question: MapQuestion | null
}

const wgs84 = 'EPSG:4326'

/**
 * Coordinates in WGS-84, longitude first. What a file does not say is asked, never guessed: a border 100 m off looks right.
 * @throws FileRefused
 */
export function placeAll(numbered: readonly Numbered[], { crs, asked, near }: Where): Placed {
  const points = samplesOf(numbered)
  const known = projectionFor(points, { crs, asked })
  if (!known) return asks('projection', choicesFor(points, near), points)
  if (asked.order === undefined && isTurned(points, known)) return asksOrder(points, known)
  const order = asked.order ?? 'lng-lat'
  const findings: MapFinding[] = []
  if (known.id !== wgs84) findings.push(mapFinding('projected', { about: nameOf(known) }))
  if (order === 'lat-lng') findings.push(mapFinding('order-changed'))
  return { ...placeEach(numbered, { projection: known, order, findings }), question: null }
}

function projectionFor(points: Pair[], { crs, asked }: Pick<Where, 'crs' | 'asked'>): Projection | undefined {
  const said = asked.projection === undefined ? projectionSaid(crs) : projectionOf(asked.projection)
  return said ?? (areDegrees(points) ? projectionOf(wgs84) : undefined)
}

function asksOrder(points: Pair[], projection: Projection): Placed {
  const [first] = points
  const at = first && placed(first, projection, 'lat-lng')
  return asks('order', at ? [{ ...choiceOf(projection, at), order: 'lat-lng' }] : [], points)
}

function areDegrees(points: Pair[]): boolean {
  return points.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 180)
}

/** None lies in Ukraine as it stands, and some do the other way round. */
function isTurned(points: Pair[], projection: Projection): boolean {
  const lies = (order: Order) => points.some((point) => isHere(placed(point, projection, order)))
  return !lies('lng-lat') && lies('lat-lng')
}

function projectionSaid(crs: RawFile['crs']): Projection | undefined {
  if (!crs) return undefined
  const known = 'name' in crs ? projectionNamed(crs.name) : projectionWritten(crs.wkt)
  if (known) return known
  const about = 'name' in crs ? crs.name : (/"([^"]+)"/.exec(crs.wkt)?.[1] ?? crs.wkt)
  throw new FileRefused(mapFinding('unknown-projection', { about: about.slice(0, 80) }))
}

/** A point of each border, and no more than some hundreds. */
function samplesOf(numbered: readonly Numbered[]): Pair[] {
  const step = Math.ceil(numbered.length / 500)
  return numbered
    .filter((_, n) => n % step === 0)
    .flatMap(({ polygons }): Pair[] => {
      const first = polygons[0]?.[0]?.[0]
      return first ? [first] : []
    })
}

type Order = 'lng-lat' | 'lat-lng'

function placed([x, y]: Pair, { id, proj }: Projection, order: Order): Pair | undefined {
  const pair: Pair = order === 'lng-lat' ? [x, y] : [y, x]
  if (id === wgs84) return pair
  try {
    const [lng, lat] = proj4(proj, 'WGS84', pair)
    return [lng, lat]
  } catch {
    return undefined
  }
}

function isHere(pair: Pair | undefined): pair is Pair {
  return pair !== undefined && inUkraine(pair[0], pair[1])
}

type Choice = MapQuestion['choices'][number]

const nameOf = ({ id, name }: Projection) => `${name} (${id})`

function choiceOf(projection: Projection, [lng, lat]: Pair): Omit<Choice, 'order'> {
  return { id: projection.id, name: nameOf(projection), at: { lat: rounded(lat, 6), lng: rounded(lng, 6) } }
}

const mostChoices = 6
/** A border that lies farther from the middle of its city is of another one. */
const farKm = 80

/** Every system of metres in which the file would lie in Ukraine, either way round; near the city alone where some are. */
function choicesFor(points: Pair[], near: LatLng | undefined): Choice[] {
  const [first] = points
  if (!first) return []
  const all = projections
    .filter(({ metres }) => metres)
    .flatMap((projection) =>
      (['lng-lat', 'lat-lng'] as const).flatMap((order) => {
        const at = placed(first, projection, order)
        return isHere(at) ? [{ ...choiceOf(projection, at), order }] : []
      }),
    )
  const distance = ({ at }: Choice) => (near ? kmBetween(at, near) : 0)
  const close = all.filter((choice) => distance(choice) <= farKm)
  return (close.length ? close : all)
    .toSorted((one, other) => distance(one) - distance(other))
    .slice(0, mostChoices)
}

function kmBetween(a: LatLng, b: LatLng): number {
  const east = (a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(a.lat - b.lat, east) * 111.2
}

function asks(kind: MapQuestion['kind'], choices: Choice[], [first]: Pair[]): Placed {
  if (choices.length) return { features: [], findings: [], question: { kind, choices } }
  throw new FileRefused(
    mapFinding('unknown-projection', { about: first ? first.map((n) => rounded(n, 1)).join(' ') : '' }),
  )
}

interface How {
  projection: Projection
  order: Order
  findings: MapFinding[]
}

function placeEach(
  numbered: readonly Numbered[],
  { projection, order, findings }: How,
): Omit<Placed, 'question'> {
  const change = converter(projection, order)
  const features = numbered.flatMap((one): MapFeature[] => {
    const polygons = one.polygons.map((rings) => rings.map((ring) => ring.map(change)))
    if (polygons.some((rings) => rings.some((ring) => !ring.every(([lng, lat]) => inUkraine(lng, lat))))) {
      findings.push(mapFinding('beyond-ukraine', { named: [one.name] }))
      return []
    }
    const { number, properties } = one
    return [{ number, properties, geometry: geometryOf(one.type, polygons) }]
  })
  return { features, findings }
}

/** NOTE: 7 decimals are a centimetre; a corner that two neighbours share stays one. */
function converter(projection: Projection, order: Order): (pair: Pair) => Pair {
  const { forward } = proj4(projection.proj, 'WGS84')
  const swapped = order === 'lat-lng'
  return ([x, y]) => {
    const pair: Pair = swapped ? [y, x] : [x, y]
    const [lng, lat] = projection.id === wgs84 ? pair : forward(pair)
    return [rounded(lng, 7), rounded(lat, 7)]
  }
}

function geometryOf(type: Numbered['type'], polygons: Pair[][][]): MapFeature['geometry'] {
  if (type === 'MultiPolygon') return { type, coordinates: polygons }
  if (type === 'MultiLineString') return { type, coordinates: polygons[0] ?? [] }
  return { type, coordinates: polygons[0]?.[0]?.[0] ?? [0, 0] }
}

function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals
  return Math.round(value * factor) / factor
}
