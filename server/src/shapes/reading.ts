import type { LatLng } from '@bezpechne/shared/geo'
import { mostFileBytes } from '@bezpechne/shared/map-file-size'
import {
  type MapFeature,
  type MapFile,
  type MapFileAsked,
  mapFinding,
  mostPoints,
} from '@bezpechne/shared/map-files'

import { takeApart } from './detect.ts'
import { readNumbers } from './numbers.ts'
import { placeAll } from './placing.ts'
import { FileRefused } from './raw.ts'

export interface Reading extends MapFileAsked {
  near?: LatLng | undefined
}

const nothing: MapFile = { format: null, features: [], fields: [], question: null, findings: [] }
const mostFindings = 200

/**
 * THE reading of a file of borders or streets, whoever asks for it: GeoJSON, TopoJSON, a zipped shapefile, KML or KMZ.
 * What is wrong is a finding; nothing is thrown.
 */
export async function readMap(bytes: Uint8Array, { near, ...asked }: Reading): Promise<MapFile> {
  try {
    if (bytes.byteLength > mostFileBytes) throw new FileRefused(mapFinding('file-too-large'))
    const { format, features: raw, crs, findings: ofFile } = await takeApart(bytes)
    const points = countPoints(raw)
    if (points > mostPoints) throw new FileRefused(mapFinding('too-many-points', { count: points }))
    const { features: numbered, findings: ofNumbers } = readNumbers(raw)
    if (!numbered.length && !ofNumbers.length) throw new FileRefused(mapFinding('file-empty'))
    const placed = numbered.length
      ? placeAll(numbered, { crs, asked, near })
      : { features: [], findings: [], question: null }
    return {
      format,
      features: placed.features,
      fields: fieldsOf(placed.features),
      question: placed.question,
      findings: [...ofFile, ...ofNumbers, ...placed.findings].slice(0, mostFindings),
    }
  } catch (error) {
    if (error instanceof FileRefused) return { ...nothing, findings: [error.finding] }
    // NOTE: a file that a parser of others stumbles over is a broken file, whatever it stumbled over.
    return {
      ...nothing,
      findings: [mapFinding('file-broken', { about: error instanceof RangeError ? 'depth' : '' })],
    }
  }
}

/** Every array of two or more numbers. */
function countPoints(raw: readonly { geometry: { coordinates: unknown } | undefined }[]): number {
  let points = 0
  const waiting: unknown[] = raw.map(({ geometry }) => geometry?.coordinates)
  while (waiting.length) {
    const one = waiting.pop()
    if (!Array.isArray(one)) continue
    if (typeof one[0] === 'number') points += 1
    else for (const inner of one) waiting.push(inner)
  }
  return points
}

/** Those that most features have, first. */
function fieldsOf(features: readonly MapFeature[]): string[] {
  const counts = new Map<string, number>()
  for (const { properties } of features)
    for (const name of Object.keys(properties)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 60)
    .map(([name]) => name)
}
