import type { FileTrouble, Told } from '@bezpechne/shared/import-troubles'

import { type PlaceRow, placeTable } from '../places/index.ts'
import { FileError } from './file-error.ts'
import { unevenly } from './read-row.ts'
import type { CsvRow } from './table.ts'

/** Nothing in the file says how a street is called; what there is, is told. */
export function noNames(names: readonly string[]): Told<FileTrouble> {
  return { code: 'no-name-column', value: names.slice(0, 30).join(', ') }
}

/** Reads rows of a table as streets and settlements; `take` is given the header first. @throws FileError */
export function placeRows() {
  let table: ReturnType<typeof placeTable>
  return {
    take(header: string[]): void {
      table = placeTable(header)
      if (!table) {
        const { code, ...where } = noNames(header)
        throw new FileError(code, where)
      }
    },
    taken: (): string[] => table?.taken ?? [],
    rowOf({ line, values, cells }: CsvRow): PlaceRow {
      const read = table?.read(values) ?? {}
      if (cells === undefined) return { line, values: read }
      return { line, values: read, broken: unevenly(cells, Object.keys(values).length) }
    },
  }
}
