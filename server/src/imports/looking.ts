import type { ImportColumns } from '@bezpechne/shared/imports'

import type { Bytes } from './encoding.ts'
import { FileError } from './file-error.ts'
import { detectShape, readRows, type Shape } from './table.ts'

export interface Looked {
  shape: Shape
  rows: number
  columns: ImportColumns['columns']
}

/** So many different values of a column are counted; more are no list of topics. */
const mostValues = 200
const mostSamples = 3

class ColumnLook {
  readonly name: string
  #filled = 0
  readonly #samples = new Set<string>()
  #values: Map<string, number> | undefined = new Map()

  constructor(name: string) {
    this.name = name
  }

  see(cell: string): void {
    const value = cell.trim().slice(0, 200)
    if (!value) return
    this.#filled += 1
    if (this.#samples.size < mostSamples) this.#samples.add(value.slice(0, 80))
    if (!this.#values) return
    this.#values.set(value, (this.#values.get(value) ?? 0) + 1)
    if (this.#values.size > mostValues) this.#values = undefined
  }

  told(): ImportColumns['columns'][number] {
    const values = this.#values && [...this.#values].map(([value, count]) => ({ value, count }))
    return {
      name: this.name,
      filled: this.#filled,
      samples: [...this.#samples],
      values: values?.toSorted((one, other) => other.count - one.count) ?? null,
    }
  }
}

/**
 * All of the file once: how it is written, and what stands in its columns.
 * @throws FileError
 */
export async function lookAt(bytes: Bytes): Promise<Looked> {
  const shape = await detectShape(bytes)
  let columns: ColumnLook[] = []
  let rows = 0
  const begin = (header: string[]) => {
    if (header.length < 2) throw new FileError('one-column')
    columns = header.map((name) => new ColumnLook(name))
  }
  for await (const { values } of readRows(bytes, shape, begin)) {
    rows += 1
    for (const column of columns) column.see(values[column.name] ?? '')
  }
  return { shape, rows, columns: columns.map((column) => column.told()) }
}
