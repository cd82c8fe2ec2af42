import { createReadStream } from 'node:fs'

import type { Bytes } from '@bezpechne/server/imports/encoding'
import { FileError } from '@bezpechne/server/imports/file-error'
import { type CsvRow, detectShape, readRows, type Shape } from '@bezpechne/server/imports/table'
import { fileTroubleIn } from '@bezpechne/shared/words/imports'

import { InputError } from './input-error.ts'

export interface TableFlags {
  /** Between cells; found out where it is not said. */
  delimiter?: string
  /** A file that is not Unicode is read only when somebody says so: a wrong guess would import nonsense. */
  encoding?: 'windows-1251'
}

export function bytesOf(file: string): Bytes {
  return () => createReadStream(file)
}

/** @throws InputError naming the line */
export async function shapeOf(file: string, { delimiter, encoding }: TableFlags): Promise<Shape> {
  const shape = await inWords(detectShape(bytesOf(file)))
  if (shape.encoding === 'windows-1251' && encoding !== 'windows-1251') {
    const { line = 1 } = shape
    throw new InputError(
      `${fileTroubleIn('en', { code: 'windows-1251', line })}; or add --encoding windows-1251`,
    )
  }
  return delimiter ? { ...shape, delimiter } : shape
}

/** @throws InputError naming the line or the column */
export async function inWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof FileError) throw new InputError(fileTroubleIn('en', error.trouble), { cause: error })
    throw error
  }
}

/** The names of its columns. @throws InputError */
export async function headerOf(file: string, shape: Shape): Promise<string[]> {
  let header: string[] = []
  const rows = readRows(bytesOf(file), shape, (names) => void (header = names))
  await inWords(rows.next())
  await rows.return(undefined)
  return header
}

/** @throws as shapeOf */
export async function* rowsOf(
  file: string,
  flags: TableFlags,
  take: (header: string[]) => void,
): AsyncGenerator<CsvRow> {
  const shape = await shapeOf(file, flags)
  const rows = readRows(bytesOf(file), shape, take)
  for (let next = await inWords(rows.next()); !next.done; next = await inWords(rows.next())) yield next.value
}
