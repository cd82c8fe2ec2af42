import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'

import { CsvError, parse } from 'csv-parse'

/** Something the operator can put right; told without a stack. */
export class InputError extends Error {}

export interface CsvRow {
  /** Where the row begins in the file, the header being line 1. */
  line: number
  values: Record<string, string>
  /** Set where the row has more or fewer fields than the header. */
  broken?: string
}

/**
 * Rows of a file with a header, one after another: memory does not grow with the file.
 * @throws InputError naming the line: not UTF-8, an unclosed quote, no header, a column that is missing
 */
export async function* readCsv(file: string, columns: string[], delimiter: string): AsyncGenerator<CsvRow> {
  const parser = parse({ delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true })
  const text = Readable.from(utf8Of(file)).on('error', (error) => parser.destroy(error))
  let header: string[] | undefined
  let line = 1
  try {
    for await (const { record, info } of text.pipe(parser) as AsyncIterable<Parsed>) {
      if (header) yield rowOf(header, record, line)
      else header = checkHeader(record, columns, delimiter)
      line = info.lines + 1
    }
  } catch (error) {
    if (error instanceof CsvError) throw new InputError(inWords(error, line), { cause: error })
    throw error
  }
  if (!header) throw new InputError('The file is empty: its first line must name the columns')
}

interface Parsed {
  record: string[]
  info: { lines: number }
}

function rowOf(header: string[], record: string[], line: number): CsvRow {
  const values = Object.fromEntries(header.map((name, n) => [name, record[n] ?? '']))
  if (record.length === header.length) return { line, values }
  return { line, values, broken: `has ${record.length} fields, the header has ${header.length}` }
}

function checkHeader(header: string[], columns: string[], delimiter: string): string[] {
  const missing = columns.filter((name) => !header.includes(name))
  if (!missing.length) return header
  const other = [';', '\t', ','].find((mark) => mark !== delimiter && header[0]?.includes(mark))
  const hint =
    header.length === 1 && other
      ? ` The fields seem to be parted by ${JSON.stringify(other)}: --delimiter`
      : ''
  throw new InputError(`There is no column ${missing.join(', ')}; there are ${header.join(', ')}.${hint}`)
}

function inWords(error: CsvError, line: number): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return `The row that begins on line ${line} opens a quote (") that is never closed`
  return `The row that begins on line ${line} is not CSV: ${error.message}`
}

/** @throws InputError naming the line that is not UTF-8 */
async function* utf8Of(file: string): AsyncGenerator<string> {
  let rest = Buffer.alloc(0)
  let line = 1
  for await (const chunk of createReadStream(file)) {
    const bytes = Buffer.concat([rest, Buffer.from(chunk)])
    // Whole lines only: a letter may lie on both sides of a chunk's end.
    const end = bytes.lastIndexOf(0x0a) + 1
    const whole = decode(bytes.subarray(0, end), line)
    line += whole.split('\n').length - 1
    rest = bytes.subarray(end)
    if (rest.length > 1_000_000) throw new InputError(`Line ${line} is longer than a megabyte: not CSV`)
    yield whole
  }
  yield decode(rest, line)
}

function decode(bytes: Buffer, line: number): string {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new InputError(`Line ${line + badLineIn(bytes)} is not UTF-8. Save the file as "CSV UTF-8"`, {
      cause,
    })
  }
}

function badLineIn(bytes: Buffer): number {
  let [line, from] = [0, 0]
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
    if (!isUtf8(bytes.subarray(from, end))) return line
    line += 1
    from = end + 1
  }
  return line
}
