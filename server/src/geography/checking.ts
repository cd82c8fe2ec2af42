import { createHash } from 'node:crypto'

import type { Outline } from '@bezpechne/shared/beats'
import type { CheckBorders, CheckedBorders, Difference } from '@bezpechne/shared/geography'
import { mapFinding, type MapFinding } from '@bezpechne/shared/map-files'

import { type CityBrief, getCity } from '../cities/index.ts'
import type { Db } from '../platform/database.ts'
import { compareAll, compareCity, futureBoundary, newBoundary } from './comparing.ts'
import { type Matched, matchDistricts } from './matching.ts'
import { findElsewhere, mendAll } from './mending.ts'
import { findNames, labelOf } from './naming.ts'
import {
  boundaryOf,
  countBeatsBeyond,
  countBeyond,
  countMoving,
  getState,
  listBound,
  listDistrictRows,
} from './queries.ts'
import { listBare, listBeyond, listHoles, listShared } from './shape-queries.ts'

const mostFindings = 300
/** Square metres that two neighbours may share. */
const sharedM2 = 1000
/** Of its ground: what more of a district lies beyond is no line drawn twice, but another border. */
const beyondShare = 0.01

export interface Looked {
  outlines: Outline[]
  findings: MapFinding[]
  /** Null where something is wrong, or the districts stay. */
  matched: Matched | null
  differences: Difference[]
  city: Difference
  inquiries: CheckedBorders['inquiries']
  seen: string
}

/** What storing these borders would do and what is wrong with them. @throws AppError 'city-not-found' */
export async function lookAt(db: Db, cityId: string, body: CheckBorders): Promise<Looked> {
  const city = await getCity(db, cityId)
  const state = await getState(db, city.id)
  const names = body.layer === 'districts' ? findNames(body.borders) : []
  const { outlines, findings: ofShapes } = await mendAll(db, body.borders)
  const found = [...names, ...ofShapes]
  if (!isWrong(found)) found.push(...(await findElsewhere(db, city.id, outlines)))
  if (!isWrong(found)) found.push(...(await findOverlaps(db, body, outlines)))
  // Whose data it is may still be typed: it changes nothing that somebody looks at.
  const seen = nameOf([{ ...body, credit: '' }, state])
  const boundary = futureBoundary(city.id, body, outlines)
  // NOTE: what follows measures ground, which a border that crosses itself has none of.
  if (isWrong(found)) {
    const same = await compareCity(db, city, boundaryOf(city.id))
    return {
      outlines,
      findings: found.toSorted(byGravity),
      matched: null,
      differences: [],
      city: same,
      inquiries: none,
      seen,
    }
  }
  const looked = await compare(db, { city, body, outlines })
  const beyond = await countBeyond(db, city.id, boundary)
  const inquiries = { ...looked.inquiries, outside: beyond }
  const findings = [
    ...found,
    ...looked.findings,
    ...(beyond ? [mapFinding('inquiries-outside', { count: beyond })] : []),
  ]
  return { ...looked, outlines, findings: findings.toSorted(byGravity), inquiries, seen }
}

const none = { moved: 0, outside: 0 }
const gravities = ['wrong', 'warning', 'note']
const byGravity = (one: MapFinding, other: MapFinding) =>
  gravities.indexOf(one.gravity) - gravities.indexOf(other.gravity)

export function isWrong(findings: readonly MapFinding[]): boolean {
  return findings.some(({ gravity }) => gravity === 'wrong')
}

/** Whether storing would change anything. */
export function changesNothing({ differences, city }: Pick<Looked, 'differences' | 'city'>): boolean {
  return city.kind === 'same' && differences.every(({ kind }) => kind === 'same')
}

function nameOf(what: unknown): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url')
}

interface Whole {
  city: CityBrief
  body: CheckBorders
  outlines: Outline[]
}

async function findOverlaps(
  db: Db,
  { layer, borders }: CheckBorders,
  outlines: Outline[],
): Promise<MapFinding[]> {
  if (layer === 'boundary') return []
  const named = (n: number) => borders[n - 1]?.nameUk ?? ''
  return (await listShared(db, outlines, sharedM2)).map(({ one, other, ...ground }) =>
    mapFinding('overlap', { named: [named(one), named(other)], ...ground }),
  )
}

async function compare(db: Db, whole: Whole): Promise<Omit<Looked, 'outlines' | 'seen'>> {
  const { city, body, outlines } = whole
  const present = await listDistrictRows(db, city.id)
  const matched = body.layer === 'districts' ? matchDistricts(present, body.borders) : null
  const districts = matched
    ? matched.districts.map(({ id, nameUk }, n) => ({ id, nameUk, outline: outlines[n] ?? noGround }))
    : present
  return {
    matched,
    findings: [
      ...(newBoundary(body) ? await findAround(db, whole) : await findBeyond(db, whole)),
      ...(await findBare(db, whole, districts)),
      ...(matched ? await findGoing(db, city.id, matched) : await findLeft(db, whole, present)),
    ],
    differences: matched ? await compareAll(db, city.id, matched, outlines) : [],
    city: await compareCity(db, city, futureBoundary(city.id, body, outlines)),
    inquiries: { moved: matched ? await countMoving(db, city.id, districts) : 0, outside: 0 },
  }
}

interface Named {
  nameUk: string
  outline: Outline
}

/** Ground without a district, where the city is not just all of them together. */
async function findBare(db: Db, { city, body, outlines }: Whole, districts: Named[]): Promise<MapFinding[]> {
  if (body.layer === 'districts' && newBoundary(body)) return []
  const shapes = districts.map(({ outline }) => outline)
  const bare = await listBare(db, shapes, futureBoundary(city.id, body, outlines))
  return bare.map((ground) => mapFinding('gap', ground))
}

/** What a new boundary has inside and leaves outside. */
async function findAround(db: Db, { city, body, outlines }: Whole): Promise<MapFinding[]> {
  const boundary = futureBoundary(city.id, body, outlines)
  return [...(await findHoles(db, boundary)), ...(await findBeats(db, city.id, boundary))]
}

const noGround: Outline = { type: 'MultiPolygon', coordinates: [] }

/** Districts that reach beyond a boundary that stays. */
async function findBeyond(db: Db, { city, body, outlines }: Whole): Promise<MapFinding[]> {
  return (await listBeyond(db, outlines, boundaryOf(city.id))).map(({ n, share, ...ground }) => {
    const border = body.borders[n - 1]
    const named = border ? [labelOf(border)] : []
    return mapFinding(share > beyondShare ? 'outside' : 'outside-a-little', { named, ...ground })
  })
}

/** Districts that are here and would reach beyond a new boundary. */
async function findLeft(db: Db, { city, outlines, body }: Whole, present: Named[]): Promise<MapFinding[]> {
  const stay = present.map(({ outline }) => outline)
  return (await listBeyond(db, stay, futureBoundary(city.id, body, outlines))).map(
    ({ n, share, ...ground }) =>
      mapFinding(share > beyondShare ? 'outside' : 'outside-a-little', {
        named: [present[n - 1]?.nameUk ?? ''],
        ...ground,
      }),
  )
}

const tinyM2 = 10_000

async function findHoles(db: Db, boundary: ReturnType<typeof boundaryOf>): Promise<MapFinding[]> {
  return (await listHoles(db, boundary)).map((hole) =>
    mapFinding(hole.m2 < tinyM2 ? 'hole-tiny' : 'hole-kept', hole),
  )
}

async function findBeats(
  db: Db,
  city: string,
  boundary: ReturnType<typeof boundaryOf>,
): Promise<MapFinding[]> {
  const count = await countBeatsBeyond(db, city, boundary)
  return count ? [mapFinding('beats-outside', { count })] : []
}

/** What districts that go take with them. */
async function findGoing(db: Db, city: string, { removed }: Matched): Promise<MapFinding[]> {
  const bound = await listBound(
    db,
    city,
    removed.map(({ id }) => id),
  )
  return bound.flatMap(({ id, rules, stations }) => {
    const named = [removed.find((row) => row.id === id)?.nameUk ?? id]
    return [
      ...(rules ? [mapFinding('rules-go', { named, count: rules })] : []),
      ...(stations ? [mapFinding('stations-go', { named, count: stations })] : []),
    ]
  })
}

/** The answer of a check. */
export function tellOf(
  { outlines, findings, differences, city, inquiries, seen }: Looked,
  body: CheckBorders,
): CheckedBorders {
  return {
    differences,
    city,
    inquiries,
    findings: findings.slice(0, mostFindings),
    left: Math.max(0, findings.length - mostFindings),
    outlines: outlines.map((outline, n) => ({ name: body.borders[n]?.nameUk ?? '', outline })),
    seen,
  }
}
