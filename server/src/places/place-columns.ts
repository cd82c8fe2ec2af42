import { fieldsIn } from '@bezpechne/shared/map-fields'

import type { Row } from './place-row.ts'

/** Names by which tables call what a row may tell, the likeliest first; ours always. */
const usual: Record<string, readonly string[]> = {
  street_uk: ['street', 'street_name', 'вулиця', 'назва вулиці', 'назва_вулиці'],
  name_en: ['name:en', 'int_name', 'назва англійською'],
  former: ['old_name', 'former_name', 'колишня назва', 'попередня назва', 'стара назва'],
  lon: ['lng', 'long', 'longitude', 'довгота'],
  lat: ['latitude', 'широта'],
  line: [],
  katottg: ['катоттг', 'код катоттг'],
  category: ['категорія'],
  kind: [],
  hromada_uk: ['громада'],
  raion_uk: ['район'],
  coord_source: [],
}

/** Which column of a file is which of ours. */
function columnsIn(header: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const [ours, names] of Object.entries(usual)) {
    const theirs = [ours, ...names].map((name) => header.find((one) => one.trim().toLowerCase() === name))
    const column = theirs.find((name) => name !== undefined)
    if (column !== undefined) found.set(column, ours)
  }
  const { nameUk } = fieldsIn(header)
  if (nameUk && !found.has(nameUk)) found.set(nameUk, 'name_uk')
  return found
}

export interface PlaceTable {
  /** Columns that are understood, by the names that the file gives them. */
  taken: string[]
  /** A row by our names; what has none of them is left out. */
  read: (values: Row) => Row
}

/** How rows of a table with this header are read; undefined: no column holds names. */
export function placeTable(header: readonly string[]): PlaceTable | undefined {
  const columns = columnsIn(header)
  const ours = [...columns.values()]
  if (!ours.includes('street_uk') && !ours.includes('name_uk')) return undefined
  return {
    taken: [...columns.keys()],
    read: (values) => Object.fromEntries([...columns].map(([theirs, name]) => [name, values[theirs] ?? ''])),
  }
}
