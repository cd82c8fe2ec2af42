import { mapFinding } from '@bezpechne/shared/map-files'
import { kml } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'

import { FileRefused, type RawFile } from './raw.ts'

/** @throws FileRefused */
export function readKml(text: string): RawFile {
  if (!/<(\w+:)?(kml|Placemark)[\s>]/.test(text)) throw new FileRefused(mapFinding('file-unknown'))
  // NOTE: a file of map data needs no entities of its own; with them a kilobyte can become a gigabyte.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new FileRefused(mapFinding('file-entities'))
  const { features } = kml(parsed(text))
  return {
    format: 'kml',
    // By its rules a KML is in WGS-84, longitude first.
    crs: undefined,
    findings: [],
    features: features.map(({ properties, geometry }) => ({
      properties: properties ?? {},
      geometry: areasOf(geometry),
    })),
  }
}

function refuse(level: string, message: string): void {
  if (level !== 'warning') throw new Error(message)
}

function parsed(text: string) {
  try {
    return new DOMParser({ onError: refuse }).parseFromString(text, 'text/xml')
  } catch {
    throw new FileRefused(mapFinding('file-broken', { about: 'KML' }))
  }
}

interface Shape {
  type: string
  coordinates: unknown
}

/** Several areas of one placemark are one border; what else is drawn beside them, a label's point, is none. */
function areasOf(given: unknown): Shape | undefined {
  const shapes = shapesIn(given)
  const areas = shapes.filter(({ type }) => type === 'Polygon')
  if (areas.length < 2) return areas[0] ?? shapes[0]
  return { type: 'MultiPolygon', coordinates: areas.map(({ coordinates }) => coordinates) }
}

function shapesIn(given: unknown): Shape[] {
  if (typeof given !== 'object' || given === null || !('type' in given)) return []
  if ('geometries' in given && Array.isArray(given.geometries)) return given.geometries.flatMap(shapesIn)
  return 'coordinates' in given ? [{ type: String(given.type), coordinates: given.coordinates }] : []
}
