import { comparePlaces, importPlaces } from '@bezpechne/server/places/importing'
import { nameColumns } from '@bezpechne/server/places/place-row'
import type { Db } from '@bezpechne/server/platform/database'

import { InputError, readCsv } from './csv.ts'

export interface PlaceFlags {
  credit: string
  delimiter: string
  everywhere?: true
  dryRun?: true
}

/** Streets and settlements of a CSV file into a city's gazetteer; what came of it, a line each. */
export async function runPlaceImport(
  db: Db,
  city: string,
  file: string,
  flags: PlaceFlags,
): Promise<string[]> {
  const { credit, delimiter, everywhere = false, dryRun = false } = flags
  const began = performance.now()
  const rows = named(readCsv(file, [], delimiter))
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
async function* named(rows: ReturnType<typeof readCsv>): ReturnType<typeof readCsv> {
  for await (const row of rows) {
    if (!nameColumns.some((column) => column in row.values))
      throw new InputError(
        `There is no column ${nameColumns.join(' or ')}; there are ${Object.keys(row.values).join(', ')}`,
      )
    yield row
  }
}
