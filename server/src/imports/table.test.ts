import type { ImportMapping } from '@bezpechne/shared/imports'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Bytes } from './encoding.ts'
import { FileError } from './file-error.ts'
import { lookAt } from './looking.ts'
import { readRow, rulesFor } from './read-row.ts'
import { timeIn } from './row-time.ts'
import { detectShape, readRows } from './table.ts'

/** In pieces of so many bytes: letters and ends of lines lie on both sides of every border. */
function inPieces(content: Uint8Array | string, size = 7): Bytes {
  const bytes = Buffer.from(content)
  return async function* pieces() {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
  }
}

async function readAll(bytes: Bytes) {
  const rows = []
  for await (const row of readRows(bytes, await detectShape(bytes), () => {})) rows.push(row)
  return rows
}

async function troubleWith(content: Uint8Array | string) {
  const error: unknown = await lookAt(inPieces(content, Math.max(7, content.length / 50))).catch(
    (reason: unknown) => reason,
  )
  return error instanceof FileError ? error.trouble : error
}

/** As Windows in Ukraine wrote it for decades. */
function inWindows(text: string): Buffer {
  const decoder = new TextDecoder('windows-1251')
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Buffer.from([byte])), byte]))
  return Buffer.from(Array.from(text, (letter) => table.get(letter) ?? 0x3f))
}

const plain = 'Номер;Опис\n1;Темний перехід\n2;"Яма, ґрунт і\nкалюжа"\n3;Їжак\n'
const wanted = [
  { line: 2, values: { Номер: '1', Опис: 'Темний перехід' } },
  { line: 3, values: { Номер: '2', Опис: 'Яма, ґрунт і\nкалюжа' } },
  { line: 5, values: { Номер: '3', Опис: 'Їжак' } },
]
const wide = Buffer.from(`\uFEFF${plain}`, 'utf16le')

test.each([
  ['UTF-8', plain, 'utf-8'],
  ['with its mark', `\uFEFF${plain}`, 'utf-8'],
  ['UTF-16', wide, 'utf-16le'],
  ['UTF-16 without its mark', wide.subarray(2), 'utf-16le'],
  ['UTF-16, the other way round', Buffer.from(wide).swap16(), 'utf-16be'],
  ['windows-1251', inWindows(plain), 'windows-1251'],
  ['as Windows ends lines', plain.replaceAll('\n', '\r\n'), 'utf-8'],
  ['as old Macs did', plain.replaceAll('\n', '\r'), 'utf-8'],
  ['with empty lines at its end', `${plain}\n\n`, 'utf-8'],
  ['with tabs', plain.replaceAll(';', '\t'), 'utf-8'],
])('a file that is %s says the same', async (_, content, encoding) => {
  expect((await detectShape(inPieces(content))).encoding).toBe(encoding)
  expect(await readAll(inPieces(content))).toEqual(wanted)
})

const named = 'id,text\n'
describe('a file that cannot be read is refused, with its line', () => {
  test.each([
    ['nothing', '', { code: 'empty' }],
    ['a mark alone', '\uFEFF', { code: 'empty' }],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), { code: 'excel' }],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), { code: 'excel' }],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0, 0, 0x10, 0x4a]), { code: 'not-text' }],
    [
      'UTF-8 with half a letter',
      Buffer.concat([Buffer.from(`${named}1,Перехід\n2,Яма`), Buffer.from([0xd0, 0x0a])]),
      { code: 'encoding', line: 3 },
    ],
    [
      'the same as old Macs wrote',
      Buffer.concat([Buffer.from('id,text\r1,Перехід\r2,Яма'), Buffer.from([0xd0, 0x0d])]),
      { code: 'encoding', line: 3 },
    ],
    [
      'cp866',
      Buffer.concat([Buffer.from(named), Buffer.from([0x80, 0xa0, 0xe0, 0x8f, 0x9f])]),
      { code: 'encoding', line: 2 },
    ],
    ['an open quote', `${named}1,"Перехід\n2,Яма\n`, { code: 'open-quote', line: 2 }],
    ['a quote in the middle', `${named}1,"Пере"хід\n`, { code: 'not-csv', line: 2 }],
    ['one column', 'text\nПерехід\n', { code: 'one-column' }],
    ['a name twice', 'id,text,id\n1,2,3\n', { code: 'column-twice', column: 'id' }],
    ['very many columns', `${'c,'.repeat(201)}c\n`, { code: 'many-columns' }],
    ['a line without end', `${named}1,${'я'.repeat(600_000)}`, { code: 'long-line', line: 2 }],
  ])('%s', async (_, content, trouble) => {
    expect(await troubleWith(content)).toMatchObject(trouble)
  })
})

test('what stands in the columns is counted, and what has no name is numbered', async () => {
  const rows = Array.from({ length: 300 }, (_, n) => `${n},${n % 3 ? 'шум' : 'світло'},`)
  const { columns, rows: count } = await lookAt(inPieces(`id,тема,\n${rows.join('\n')}\n`, 1000))
  expect(count).toBe(300)
  expect(columns).toEqual([
    { name: 'id', filled: 300, samples: ['0', '1', '2'], values: null },
    {
      name: 'тема',
      filled: 300,
      samples: ['світло', 'шум'],
      values: [
        { value: 'шум', count: 200 },
        { value: 'світло', count: 100 },
      ],
    },
    { name: '№ 3', filled: 0, samples: [], values: [] },
  ])
})

test('what our own writer wrote is read again, whatever stands in it', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', ' ', ',', ';', '"', '""', '\n', '"\n', 'a,b', '№ «Ґ»', '=1+1', '\t'),
  )
  const names = fc.constantFrom(['a', 'b'], ['перша', 'друга', '  третя'])
  const table = names.chain((header) =>
    fc.tuple(
      fc.constant(header),
      fc.array(fc.tuple(...header.map(() => cell)), { minLength: 1, maxLength: 8 }),
    ),
  )
  const written = fc.record({
    table,
    delimiter: fc.constantFrom(',', ';', '\t'),
    bom: fc.boolean(),
    size: fc.integer({ min: 1, max: 50 }),
  })
  await fc.assert(
    fc.asyncProperty(written, async ({ table: [header, rows], delimiter, bom, size }) => {
      const text = stringify([header, ...rows], { delimiter, bom, quoted: true })
      const bytes = inPieces(text, size)
      const read = []
      for await (const { values } of readRows(bytes, { encoding: 'utf-8', delimiter }, () => {}))
        read.push(Object.values(values))
      expect(read).toEqual(rows.map((row) => row.map((one) => one.replaceAll(/\r\n?/g, '\n'))))
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['2025-01-31', '2025-01-31T10:00:00.000Z'],
  ['31.07.2025', '2025-07-31T09:00:00.000Z'],
  ['31.01.2025 18:20', '2025-01-31T16:20:00.000Z'],
  ['2025-07-31 18:20:05', '2025-07-31T15:20:05.000Z'],
  ['2025-07-31T18:20:05+00:00', '2025-07-31T18:20:05.000Z'],
  // The hour that spring leaves out, and the one that autumn has twice.
  ['30.03.2025 03:30', '2025-03-30T01:30:00.000Z'],
  ['26.10.2025 03:30', '2025-10-26T00:30:00.000Z'],
  ['31.02.2025', undefined],
  ['2025-13-01', undefined],
  ['31.01.2025 24:61', undefined],
  ['yesterday', undefined],
])('%s is %s', (text, time) => {
  expect(timeIn(text)).toBe(time)
})

const mapping: ImportMapping = {
  lat: 'lat',
  lng: 'lng',
  when: 'when',
  category: 'topic',
  text: '{text}',
  id: 'id',
  address: null,
  status: { column: 'status', leaveOut: ['closed'] },
  categories: [['test', null]],
  source: 'test',
  arrival: 'submitted',
}

test.each([
  ['=1+1', ['formula']],
  ['@SUM(A1)', ['formula']],
  ['+cmd|calc!A0', ['formula']],
  ['-2+3+cmd|calc!A0', ['formula']],
  ['- сміття біля зупинки', []],
  ['+380 67 123 45 67: телефон', []],
])('the text %s: %j', (text, codes) => {
  const values = {
    id: '1',
    lat: '50,45',
    lng: '30.45',
    when: '2025-01-31',
    topic: 'test!',
    text,
    status: 'open',
  }
  const rules = rulesFor('kyiv', mapping, { categories: [], now: new Date('2026-01-01') })
  const judged = readRow({ line: 2, values }, rules)
  expect('reasons' in judged && judged.reasons.map(({ code }) => code)).toEqual(
    codes.length ? codes : ['topic-unknown'],
  )
})
