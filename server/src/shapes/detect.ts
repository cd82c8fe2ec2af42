import { mapFinding } from '@bezpechne/shared/map-files'

import { readJson } from './geojson.ts'
import { readKml } from './kml.ts'
import { FileRefused, type RawFile } from './raw.ts'
import { readShapefile } from './shapefile.ts'
import { unzip } from './zip.ts'

/** What a file is, its name is not asked: one saved as .json may be a KML. @throws FileRefused */
export async function takeApart(bytes: Uint8Array): Promise<RawFile> {
  if (isZip(bytes)) return takeZipApart(bytes)
  // A .shp by itself: its names and its projection are in the files that were left at home.
  if (bytes[0] === 0 && bytes[2] === 0x27 && bytes[3] === 0x0a)
    throw new FileRefused(mapFinding('file-unpacks', { about: '.shp, .dbf, .prj → .zip' }))
  const first = /[^\s\uFEFF]/.exec(new TextDecoder().decode(bytes.subarray(0, 1000)))?.[0]
  if (first === '{' || first === '[') return readJson(textOf(bytes))
  if (first === '<') return readKml(textOf(bytes))
  throw new FileRefused(mapFinding('file-unknown'))
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05)
}

async function takeZipApart(bytes: Uint8Array): Promise<RawFile> {
  const files = unzip(bytes, /\.(shp|dbf|prj|cpg|kml|geojson|json|topojson)$/i)
  const names = Object.keys(files)
  const shapes = names.filter((name) => /\.shp$/i.test(name))
  const others = names.filter((name) => /\.(kml|geojson|json|topojson)$/i.test(name))
  const layers = shapes.length ? shapes : others
  if (layers.length > 1)
    throw new FileRefused(mapFinding('file-layers', { about: layers.slice(0, 8).join(', ') }))
  const [layer] = layers
  const content = layer === undefined ? undefined : files[layer]
  if (layer === undefined || !content)
    throw new FileRefused(mapFinding('file-unpacks', { about: '.shp, .kml' }))
  if (!shapes.length) return takeApart(content)
  return readShapefile(layer, files)
}

/** UTF-8, or what older programs on Ukrainian computers save by themselves. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // NOTE: GeoJSON and KML are UTF-8 by their rules; a KML may declare another encoding in its first line.
    const declared = /encoding=["']([\w-]+)["']/.exec(
      new TextDecoder('latin1').decode(bytes.subarray(0, 200)),
    )?.[1]
    try {
      return new TextDecoder(declared ?? 'utf-8', { fatal: true }).decode(bytes)
    } catch {
      throw new FileRefused(mapFinding('file-broken', { about: 'UTF-8' }))
    }
  }
}
