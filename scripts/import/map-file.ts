import { readFile } from 'node:fs/promises'

import { readMap } from '@bezpechne/server/shapes/reading'
import type { LatLng } from '@bezpechne/shared/geo'
import { textIn } from '@bezpechne/shared/languages'
import type { MapFeature, MapFile, MapFileAsked, MapFinding } from '@bezpechne/shared/map-files'
import { mapFindingWords } from '@bezpechne/shared/words/map-findings'

import { InputError } from './input-error.ts'

/** What a file alone does not tell, as the flags of a command. */
export interface MapFlags {
  projection?: string
  order?: 'lng-lat' | 'lat-lng'
}

/**
 * Reads a file of borders or streets as the desk does, but here: a command has nobody else to serve.
 * It takes GeoJSON, TopoJSON, a zipped shapefile, KML, KMZ.
 * @throws InputError with a line for each thing that is wrong, or for what has to be said by a flag
 */
export async function readMapOf(
  file: string,
  { projection, order }: MapFlags,
  near?: LatLng,
): Promise<{ features: MapFeature[]; fields: string[]; told: string[] }> {
  const asked: MapFileAsked = { ...(projection && { projection }), ...(order && { order }) }
  const read = await readMap(await readFile(file), { ...asked, near })
  if (read.question) throw new InputError(asks(read.question))
  const wrong = read.findings.filter(({ gravity }) => gravity === 'wrong')
  if (wrong.length)
    throw new InputError(`${wrong.map(lineOf).join('\n')}\n${wrong.length} to correct: nothing is imported`)
  return { features: read.features, fields: read.fields, told: read.findings.map(lineOf) }
}

function asks({ kind, choices }: NonNullable<MapFile['question']>): string {
  const flagsOf = ({ id, order }: (typeof choices)[number]) =>
    kind === 'order'
      ? `--order ${order}`
      : `--projection ${id}${order === 'lat-lng' ? ' --order lat-lng' : ''}`
  const lines = choices.map(
    (choice) =>
      `  ${flagsOf(choice)}  ${choice.name}, the first border near ${choice.at.lat},${choice.at.lng}`,
  )
  const what =
    kind === 'order'
      ? 'Latitude stands before longitude. If that is so, say it:'
      : 'The coordinates are metres, and the file does not say of which system. Choose one:'
  return [what, ...lines].join('\n')
}

/** What was found, as the desk says it in English, with its place. */
export function lineOf({ kind, gravity, named, about, count, m2, at }: MapFinding): string {
  const area = m2 === null ? '' : m2 < 10_000 ? `${Math.round(m2)} m²` : `${(m2 / 1e6).toFixed(3)} km²`
  const values: Record<string, string> = {
    named: named.join(', '),
    about: about ?? '',
    count: count === null ? '' : String(count),
    area,
  }
  const words = textIn(mapFindingWords, 'en')[kind].replaceAll(
    /\{\{(\w+)\}\}/g,
    (_, name: string) => values[name] ?? '',
  )
  const before = { wrong: 'WRONG ', warning: 'warning ', note: '' }[gravity]
  return `${before}${words}${at ? ` At ${at.lat},${at.lng}` : ''}`
}
