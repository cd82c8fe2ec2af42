// oxlint-disable-next-line typescript/triple-slash-reference -- also for tests and scripts, which are compiled apart
/// <reference path="./shpjs.d.ts" />
import { mapFinding } from '@bezpechne/shared/map-files'
import { parseDbf, parseShp } from 'shpjs'

import { FileRefused, type RawFile } from './raw.ts'
import { regrouped } from './rings.ts'

type Files = Record<string, Uint8Array>

/** A .shp with what stands beside it: names in the .dbf, the projection in the .prj. @throws FileRefused */
export function readShapefile(shp: string, files: Files): RawFile {
  const beside = (ending: string) => {
    const wanted = shp.replace(/\.shp$/i, ending).toLowerCase()
    return Object.entries(files).find(([name]) => name.toLowerCase() === wanted)?.[1]
  }
  const geometries = read('.shp', () => parseShp(bufferOf(files[shp] ?? new Uint8Array())))
  const table = beside('.dbf')
  const encoding = table && encodingOf(table, beside('.cpg'))
  const rows = table ? read('.dbf', () => parseDbf(tableOf(table, geometries.length), encoding)) : []
  const prj = beside('.prj')
  return {
    format: 'shapefile',
    crs: prj && { wkt: new TextDecoder().decode(prj).slice(0, 5000) },
    findings: encoding && encoding !== 'utf-8' ? [mapFinding('encoding', { about: encoding })] : [],
    features: geometries.map((geometry, n) => ({
      properties: rows[n] ?? {},
      geometry: geometry ? { type: geometry.type, coordinates: coordinatesOf(geometry) } : undefined,
    })),
  }
}

function read<T>(about: string, work: () => T): T {
  try {
    return work()
  } catch {
    throw new FileRefused(mapFinding('file-broken', { about }))
  }
}

/** NOTE: a view of its own memory: the library looks from the beginning of the buffer. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer
}

/**
 * NOTE: the library makes as many rows as the table says it has, 4,294,967,295 where four bytes of a file are wrong, until
 * its memory is full. Rows without a shape are not asked for.
 */
function tableOf(bytes: Uint8Array, most: number): ArrayBuffer {
  const table = bufferOf(bytes)
  const head = new DataView(table)
  head.setUint32(4, Math.min(head.getUint32(4, true), most), true)
  return table
}

function coordinatesOf({ type, coordinates }: { type: string; coordinates: unknown }): unknown {
  if (type === 'Polygon') return regrouped([coordinates])[0] ?? []
  return type === 'MultiPolygon' ? regrouped(coordinates) : coordinates
}

// What the 30th byte of a table says of its letters: 0xC9 and 0x57 on Ukrainian Windows, 0x26 and 0x65 of DOS.
const byNumber: Record<number, string> = { 0xc9: 'windows-1251', 0x26: 'ibm866', 0x65: 'ibm866' }

function encodingOf(table: Uint8Array, cpg: Uint8Array | undefined): string {
  const named = cpg && new TextDecoder().decode(cpg).trim().toLowerCase()
  if (named) return /^(cp|windows-?|ansi )?1251$/.test(named) ? 'windows-1251' : labelOf(named)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(table.subarray(32))
    return 'utf-8'
  } catch {
    return byNumber[table[29] ?? 0] ?? 'windows-1251'
  }
}

function labelOf(name: string): string {
  try {
    return new TextDecoder(/^\d+$/.test(name) ? `windows-${name}` : name).encoding
  } catch {
    return 'utf-8'
  }
}
