import { Readable } from 'node:stream'

import { CsvError, parse } from 'csv-parse'
import { parse as parseAll } from 'csv-parse/sync'

import { type Bytes, type Detected, detectEncoding, headOf, textOf } from './encoding.ts'
import { FileError } from './file-error.ts'

/** How a file is written. */
export interface Shape extends Detected {
  delimiter: string
}

export interface CsvRow {
  /** Where the row begins in the file, the header being line 1. */
  line: number
  values: Record<string, string>
  /** How many cells it has, where the header has more or fewer. */
  cells?: number
}

const delimiters = [',', ';', '\t', '|']
/** Old Macs end a line with the first alone, Windows with both, and files that went through hands with any. */
const lineEnds = ['\r\n', '\n', '\r']
const mostColumns = 200
const mostRows = 500_000

/** @throws FileError about the encoding */
export async function detectShape(bytes: Bytes): Promise<Shape> {
  const detected = await detectEncoding(bytes)
  const text = new TextDecoder(detected.encoding).decode(await headOf(bytes))
  return { ...detected, delimiter: delimiterOf(text) }
}

/** The one by which most columns stand in the first line, and as many in those that follow. */
function delimiterOf(text: string): string {
  const scores = delimiters.map((delimiter) => {
    const [header = [], ...rows] = firstRows(text, delimiter)
    const alike = rows.filter((row) => row.length === header.length).length
    return { delimiter, score: header.length < 2 ? 0 : header.length + alike }
  })
  const [best] = scores.toSorted((one, other) => other.score - one.score)
  return best?.delimiter ?? ','
}

function firstRows(text: string, delimiter: string): string[][] {
  try {
    return parseAll(text, { delimiter, record_delimiter: lineEnds, relax_column_count: true, to: 20 })
  } catch (error) {
    if (error instanceof CsvError) return []
    throw error
  }
}

/** Lines as a person counts them. NOTE: csv-parse takes an end of two signs for two lines where it stands in quotes. */
class Lines {
  readonly #of = new WeakMap<string[], number>()
  /** Where the next row begins, empty lines before it not counted. */
  #next = 1
  #empty = 0

  see(record: string[], emptyLines: number): string[] {
    this.#empty = emptyLines
    this.#of.set(record, this.next)
    this.#next += 1 + record.reduce((ends, cell) => ends + endsIn(cell), 0)
    return record
  }

  get next(): number {
    return this.#next + this.#empty
  }

  of(record: string[]): number {
    return this.#of.get(record) ?? this.next
  }
}

function endsIn(cell: string): number {
  return /[\r\n]/.test(cell) ? cell.split(/\r\n|\n|\r/).length - 1 : 0
}

/**
 * The names of the columns, then rows one after another: memory does not grow with the file.
 * @param take is given the header before the first row; what it throws ends the reading
 * @throws FileError naming the line or the column
 */
export async function* readRows(
  bytes: Bytes,
  { encoding, delimiter }: Shape,
  take: (header: string[]) => void,
): AsyncGenerator<CsvRow> {
  const lines = new Lines()
  const parser = parse({
    delimiter,
    record_delimiter: lineEnds,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
    // NOTE: here and not where they are read: rows that wait to be read are lost with the error that follows them.
    on_record: (record, { empty_lines }) => lines.see(record, empty_lines),
  })
  const text = Readable.from(textOf(bytes, encoding)).on('error', (error) => parser.destroy(error))
  let header: string[] | undefined
  let rows = 0
  try {
    for await (const record of text.pipe(parser) as AsyncIterable<string[]>) {
      if (header) yield rowOf(header, record, lines.of(record))
      else take((header = headerOf(record)))
      if ((rows += 1) > mostRows) throw new FileError('many-rows')
    }
  } catch (error) {
    throw error instanceof CsvError ? troubleOf(error, lines.next) : error
  } finally {
    text.destroy()
  }
  if (!header) throw new FileError('empty')
}

function headerOf(record: string[]): string[] {
  if (record.length > mostColumns) throw new FileError('many-columns')
  const names = record.map((name, n) => name.normalize('NFC').trim().slice(0, 200) || `№ ${n + 1}`)
  const twice = names.find((name, n) => names.indexOf(name) !== n)
  if (twice !== undefined) throw new FileError('column-twice', { column: twice })
  return names
}

function rowOf(header: string[], record: string[], line: number): CsvRow {
  const values = Object.fromEntries(header.map((name, n) => [name, plainEnds(record[n] ?? '')]))
  return record.length === header.length ? { line, values } : { line, values, cells: record.length }
}

/** Inside quotes lines end as the file's own do. */
function plainEnds(cell: string): string {
  return cell.includes('\r') ? cell.replaceAll(/\r\n?/g, '\n') : cell
}

function troubleOf({ code }: CsvError, line: number): FileError {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new FileError('open-quote', { line })
  return new FileError(code === 'CSV_MAX_RECORD_SIZE' ? 'long-line' : 'not-csv', { line })
}
