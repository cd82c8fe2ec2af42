import { noNames, PlaceRows } from '@bezpechne/server/imports/place-rows'
import { comparePlaces, importPlaces, type PlaceFile } from '@bezpechne/server/places/importing'
import { placesOfMap } from '@bezpechne/server/places/map-rows'
import type { Db } from '@bezpechne/server/platform/database'
import { fileTroubleIn, rowReasonIn } from '@bezpechne/shared/words/imports'

import { InputError } from './input-error.ts'
import { type MapFlags, readMapOf } from './map-file.ts'
import { rowsOf, type TableFlags } from './table-file.ts'

export interface PlaceFlags extends TableFlags, MapFlags {
  credit: string
  everywhere?: true
  dryRun?: true
}

const mostTold = 100

/** Streets and settlements of a table or a map file into a city's gazetteer; what came of it, a line each. */
export async function runPlaceImport(
  db: Db,
  city: string,
  file: string,
  flags: PlaceFlags,
): Promise<string[]> {
  const { credit, everywhere = false, dryRun = false } = flags
  const began = performance.now()
  const rows = isMapFile(file) ? ofMap(file, flags) : ofTable(file, flags)
  const given = { rows, credit: credit.trim(), everywhere }
  const done = dryRun ? (await comparePlaces(db, city, given)).counted : await importPlaces(db, city, given)
  const { wrong } = done
  if (wrong.length) {
    const lines = wrong
      .slice(0, mostTold)
      .map(({ line, trouble }) => `Line ${line} ${rowReasonIn('en', trouble)}`)
    throw new InputError(`${lines.join('\n')}\n${wrong.length} to correct: nothing is imported`)
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const { added, changed, same, repeated, outside } = done
  return [
    `Places: ${added} new, ${changed} changed, ${same} unchanged; ${repeated} repeated, ${outside} outside the city`,
    dryRun ? `A dry run of ${seconds} s: nothing is written.` : `Imported in ${seconds} s.`,
  ]
}

/** Whether a file of streets is a map rather than a table. */
function isMapFile(file: string): boolean {
  return /\.(geojson|json|topojson|kml|kmz|zip)$/i.test(file)
}

async function* ofMap(file: string, flags: MapFlags): PlaceFile['rows'] {
  const read = await readMapOf(file, flags)
  const rows = placesOfMap(read)
  if (!rows) throw new InputError(fileTroubleIn('en', noNames(read.fields)))
  yield* rows
}

async function* ofTable(file: string, flags: TableFlags): PlaceFile['rows'] {
  const reader = new PlaceRows()
  for await (const row of rowsOf(file, flags, (header) => reader.take(header))) yield reader.rowOf(row)
}
