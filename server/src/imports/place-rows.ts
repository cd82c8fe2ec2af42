import type { FileTrouble, Told } from '@bezpechne/shared/import-troubles'

import { type PlaceRow, placeTable } from '../places/index.ts'
import { FileError } from './file-error.ts'
import { unevenly } from './read-row.ts'
import type { CsvRow } from './table.ts'

/** Nothing in the file says how a street is called; what there is, is told. */
export function noNames(names: readonly string[]): Told<FileTrouble> {
  return { code: 'no-name-column', value: names.slice(0, 30).join(', ') }
}

/** Reads rows of a table as streets and settlements. */
export class PlaceRows {
  #table: ReturnType<typeof placeTable>

  /** The header, before the first row. @throws FileError */
  take(header: string[]): void {
    this.#table = placeTable(header)
    if (!this.#table) {
      const { code, ...where } = noNames(header)
      throw new FileError(code, where)
    }
  }

  /** Columns that are understood. */
  get taken(): string[] {
    return this.#table?.taken ?? []
  }

  rowOf({ line, values, cells }: CsvRow): PlaceRow {
    const read = this.#table?.read(values) ?? {}
    if (cells === undefined) return { line, values: read }
    return { line, values: read, broken: unevenly(cells, Object.keys(values).length) }
  }
}
