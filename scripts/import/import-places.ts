import { comparePlaces, importPlaces, type PlaceFile } from '@bezpechne/server/places/importing'
import { nameColumns } from '@bezpechne/server/places/place-row'
import type { Db } from '@bezpechne/server/platform/database'

import { InputError } from './input-error.ts'
import type { MapFlags } from './map-file.ts'
import { isMapFile, mapRows } from './map-rows.ts'
import { rowsOf, type TableFlags } from './table-file.ts'

export interface PlaceFlags extends TableFlags, MapFlags {
  credit: string
  everywhere?: true
  dryRun?: true
}

/** Streets and settlements of a table or a map file into a city's gazetteer; what came of it, a line each. */
export async function runPlaceImport(
  db: Db,
  city: string,
  file: string,
  flags: PlaceFlags,
): Promise<string[]> {
  const { credit, everywhere = false, dryRun = false } = flags
  const began = performance.now()
  const rows = isMapFile(file) ? mapRows(file, flags) : whole(rowsOf(file, flags, checkNames))
  const given = { rows, credit: credit.trim(), everywhere }
  const done = dryRun ? (await comparePlaces(db, city, given)).counted : await importPlaces(db, city, given)
  if (done.wrong.length)
    throw new InputError(`${done.wrong.join('\n')}\n${done.wrong.length} to correct: nothing is imported`)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const { added, changed, same, repeated, outside } = done
  return [
    `Places: ${added} new, ${changed} changed, ${same} unchanged; ${repeated} repeated, ${outside} outside the city`,
    dryRun ? `A dry run of ${seconds} s: nothing is written.` : `Imported in ${seconds} s.`,
  ]
}

/** @throws InputError where no column holds names */
function checkNames(header: string[]): void {
  if (nameColumns.some((column) => header.includes(column))) return
  throw new InputError(`There is no column ${nameColumns.join(' or ')}; there are ${header.join(', ')}`)
}

async function* whole(rows: ReturnType<typeof rowsOf>): PlaceFile['rows'] {
  for await (const { line, values, cells } of rows) {
    const broken = cells !== undefined && {
      broken: `has ${cells} fields, the header has ${Object.keys(values).length}`,
    }
    yield { line, values, ...broken }
  }
}
