import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { workOff } from '@bezpechne/server/imports/working'
import { importPieceBytes, mostImportBytes } from '@bezpechne/shared/import-columns'
import type {
  PlaceAnswers,
  PlaceImportList,
  PlaceImportStatus,
  PlaceRows,
} from '@bezpechne/shared/place-imports'
import { Places } from '@bezpechne/shared/places'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
// Nobody works by the way: each story says when.
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as, visitor } = await people(app, database)
const base = '/cities/kyiv/desk/place-imports'
let administrator: Person

beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
  administrator = await as('administrator')
})
afterAll(() => app.close())

const errors: unknown[] = []
const work = (goesOn?: () => boolean) => workOff(db, (error) => errors.push(error), goesOn)

async function upload(content: string | Uint8Array): Promise<PlaceImportStatus> {
  const bytes = Buffer.from(content)
  const opened = await administrator.post(base, { name: 'вулиці.csv', size: bytes.byteLength })
  const { id } = opened.json<PlaceImportStatus>()
  for (let no = 0; no * importPieceBytes < bytes.byteLength; no += 1) {
    const piece = bytes.subarray(no * importPieceBytes, (no + 1) * importPieceBytes)
    await administrator.put(`${base}/${id}/pieces/${no}`, piece, {
      'content-type': 'application/octet-stream',
    })
  }
  await work()
  return status(id)
}

const status = async (id: string) => (await administrator.get(`${base}/${id}`)).json<PlaceImportStatus>()
const list = async () => (await administrator.get(base)).json<PlaceImportList>()
const nothingSaid: PlaceAnswers = { credit: '', everywhere: false, removeGone: false }

async function compare(id: string, answers: Partial<PlaceAnswers> = {}): Promise<PlaceImportStatus> {
  const answer = await administrator.post(`${base}/${id}/answers`, { ...nothingSaid, ...answers })
  expect(answer.body).toContain('"checking"')
  await work()
  return status(id)
}

const start = (id: string, seen: string | null) => administrator.post(`${base}/${id}/start`, { seen })

async function take(content: string | Uint8Array, answers: Partial<PlaceAnswers> = {}) {
  const { id } = await upload(content)
  const { seen } = await compare(id, answers)
  expect((await start(id, seen)).json()).toMatchObject({ state: 'importing' })
  await work()
  return status(id)
}

async function rowsOf(id: string, verdict: string): Promise<unknown[]> {
  const { items } = (await administrator.get(`${base}/${id}/rows?verdict=${verdict}`)).json<PlaceRows>()
  return items.map(({ line, name, reasons }) => [line, name, ...reasons.map(({ code }) => code)])
}

async function found(q: string): Promise<string[]> {
  const { items } = Places.parse(
    (await visitor.get(`/cities/kyiv/places?${new URLSearchParams({ q })}`)).json(),
  )
  return items.map(({ name }) => name.uk)
}

const first = `street_uk;former;lon;lat;адреси
вулиця Садова;вулиця Леніна;30,51;50,43;3
вулиця Довга;;30.52;50.44;8
провулок Тихий;;;;1
`
const second = `Вулиця;Колишня назва;Довгота;Широта
вулиця Садова;вулиця Леніна;30.51;50.43
вулиця Довга;вулиця Червона;30.53;50.44
площа Нова;;30.5;50.45
вул. Нова площа;;25.59;49.55
площа Нова;;30.5;50.45
`

test('a file is compared row by row, taken as it was seen, and changes nothing a second time', async () => {
  const read = await upload(first)
  expect(read).toMatchObject({ state: 'mapping', format: 'csv', rows: 3, left: ['адреси'], question: null })
  const compared = await compare(read.id, { credit: '© Міська рада' })
  expect(compared.counts).toMatchObject({ rows: 3, added: 3, gone: 0, bad: 0 })
  expect(await found('садова')).toEqual([])
  await start(read.id, compared.seen)
  await work()
  expect(await status(read.id)).toMatchObject({ state: 'done', progress: 3 })
  expect(await found('вулиця леніна')).toContain('вул. Садова')
  const credits = ['© Міська рада']
  expect((await list()).now).toEqual({ streets: 3, settlements: 0, unplaced: 1, credits })
  const { items } = (await administrator.get('/cities/kyiv/audit')).json()
  expect(items[0]).toMatchObject({ action: 'places-change', subject: read.id })
  const pieces = await sql<{ n: number }>`select count(*)::int as n from import_piece`.execute(db)
  expect(pieces.rows[0]?.n).toBe(0)

  const again = await upload(first)
  expect(again.credit).toBe('© Міська рада')
  const same = await compare(again.id)
  expect(same.counts).toMatchObject({ same: 3, added: 0, changed: 0, gone: 0 })
})

test('what changes, what goes and what lies elsewhere is named; what goes does so only when somebody says it', async () => {
  const { id } = await upload(second)
  const compared = await compare(id)
  expect(compared.counts).toEqual({
    rows: 5,
    added: 1,
    changed: 1,
    same: 1,
    gone: 1,
    repeated: 1,
    outside: 1,
    bad: 0,
  })
  expect(await rowsOf(id, 'changed')).toEqual([[3, 'вул. Довга', 'changed-place', 'changed-former']])
  expect(await rowsOf(id, 'gone')).toEqual([[null, 'пров. Тихий']])
  expect(await rowsOf(id, 'outside')).toEqual([[5, 'вул. Нова площа']])
  const points = (await administrator.get(`${base}/${id}/points`)).json()
  expect(points.items).toContainEqual({ at: { lat: 49.55, lng: 25.59 }, verdict: 'outside' })
  const { body: report } = await administrator.get(`${base}/${id}/report.csv`)
  expect(report).toContain(',пров. Тихий,у файлі немає,')
  expect(report).toContain('3,вул. Довга,змінене,інше місце на карті; інші колишні назви')

  await start(id, compared.seen)
  await work()
  expect(await found('тихий')).toContain('пров. Тихий')
  expect(await take(second, { removeGone: true })).toMatchObject({
    progress: 1,
    counts: { gone: 1, same: 3 },
  })
  expect(await found('тихий')).not.toContain('пров. Тихий')
})

test('a row that is wrong is named by its line, and nothing of the file can be taken', async () => {
  const { id } = await upload(`street_uk,lon,lat
вулиця Перша,30.5,50.45
,30.5,50.45
вулиця Обернена,50.45,30.5
вулиця Паризька,2.35,48.85
вулиця Зайва,30.5,50.45,ще
вулиця Слівна,тут,там
`)
  const compared = await compare(id)
  expect(compared).toMatchObject({ state: 'checked', seen: null, counts: { added: 1, bad: 5 } })
  expect(await rowsOf(id, 'bad')).toEqual([
    [3, '', 'no-name'],
    [4, '', 'degrees-swapped'],
    [5, '', 'beyond-ukraine'],
    [6, '', 'more-cells'],
    [7, '', 'no-degrees'],
  ])
  expect((await start(id, 'a'.repeat(43))).json().code).toBe('import-elsewhere')
  // Whoever corrects it and chooses it again is not told that three files wait.
  for (let n = 0; n < 4; n += 1) await compare((await upload('street_uk\n!\n')).id)
})

const cyrillic1251 = Buffer.concat([
  Buffer.from('street_uk,lon\n'),
  Buffer.from([0xe2, 0xf3, 0xeb, 0xe8, 0xf6, 0xff, 0x20, 0xd1, 0xe0, 0xe4, 0xee, 0xe2, 0xe0, 0x2c, 0x0a]),
])

test.each([
  ['wrong columns', 'адреса,код\nСадова,1\n', { code: 'no-name-column', value: 'адреса, код' }],
  ['windows-1251', cyrillic1251, { code: 'windows-1251', line: 2 }],
  ['a header alone', 'street_uk,lon,lat\n', { code: 'empty' }],
  ['a workbook', Buffer.from('PK\u0003\u0004....[Content_Types].xml', 'latin1'), { code: 'excel' }],
  ['half a map file', '{"type": "FeatureCollection", "features": [', { code: 'map-file' }],
  ['a map without names', geojson([{ ref: 'x' }, [30.5, 50.45]]), { code: 'no-name-column', value: 'ref' }],
])('%s: refused with what is wrong', async (_, content, trouble) => {
  expect(await upload(content)).toMatchObject({ state: 'failed', trouble })
})

test('more than 50 MB is refused before it is sent', async () => {
  const answer = await administrator.post(base, { name: 'вся країна.csv', size: mostImportBytes + 1 })
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-input'])
})

test('a file of which all lies elsewhere cannot be taken', async () => {
  const { id } = await upload('street_uk,lon,lat\nвулиця Руська,25.59,49.55\n')
  expect(await compare(id, { removeGone: true })).toMatchObject({
    seen: null,
    counts: { outside: 1, rows: 1 },
  })
  expect(await compare(id, { everywhere: true })).toMatchObject({ counts: { added: 1, outside: 0 } })
  await administrator.post(`${base}/${id}/cancel`, {})
})

function geojson(...features: [properties: object, at: number[]][]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(([properties, coordinates]) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates },
    })),
  })
}

test('a map file is asked what it does not say, and compared by the answer', async () => {
  const read = await upload(geojson([{ name: 'Карткова вулиця' }, [50.45, 30.5]]))
  expect(read).toMatchObject({ state: 'mapping', format: 'geojson', question: { kind: 'order' } })
  const unsaid = await administrator.post(`${base}/${read.id}/answers`, nothingSaid)
  expect(unsaid.json()).toMatchObject({ code: 'invalid-input', errors: [{ path: 'order' }] })
  const { seen, counts } = await compare(read.id, { order: 'lat-lng' })
  expect(counts).toMatchObject({ added: 1, outside: 0 })
  await start(read.id, seen)
  await work()
  expect(await found('карткова')).toContain('вул. Карткова')
})

const many = (count: number) =>
  `street_uk,lon,lat\n${Array.from({ length: count }, (_, n) => `вулиця Нумерована ${n},30.5,50.45`).join('\n')}\n`

test('whoever dies in the middle leaves no double and no gap', async () => {
  const { id } = await upload(many(700))
  const { seen } = await compare(id)
  await start(id, seen)
  let slices = 0
  await work(() => (slices += 1) < 3)
  expect(await status(id)).toMatchObject({ state: 'importing', progress: 100 })
  // As long as the lease lasts, nobody else takes it.
  await work()
  expect(await status(id)).toMatchObject({ progress: 100 })
  await sql`update import set places_until = now() - interval '1 second'`.execute(db)
  // Workers of the version before would take it for inquiries: they find none that is ever free.
  const free = sql`select from import where state = 'importing' and coalesce(worked_until, now()) < 'infinity'`
  expect((await free.execute(db)).rows).toEqual([])
  await work()
  expect(await status(id)).toMatchObject({ state: 'done', progress: 700, counts: { added: 700 } })
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from place where city_id = 'kyiv' and name_uk like '%Нумерована%'`.execute(db)
  expect(rows[0]?.n).toBe(700)
  expect(errors).toEqual([])
})

test('of two files that were compared, the second one is compared again', async () => {
  const one = await upload('street_uk\nвулиця Спірна\n')
  const other = await upload('street_uk\nвулиця Спірна\nвулиця Інша\n')
  const comparedOne = await compare(one.id)
  const comparedOther = await compare(other.id)
  await start(one.id, comparedOne.seen)
  await work()
  expect((await start(other.id, comparedOther.seen)).json().code).toBe('places-changed')
  const again = await compare(other.id)
  expect(again.counts).toMatchObject({ added: 1, same: 1 })
  expect((await start(other.id, again.seen)).json()).toMatchObject({ state: 'importing' })
  await work()
})

test('a file of streets is for administrators of its city, and is no file of inquiries', async () => {
  const { id } = await upload(first)
  const moderator = await as('moderator')
  const stranger = await as('administrator', 'ternopil')
  for (const who of [moderator, stranger, visitor])
    expect((await who.get(`${base}/${id}`)).statusCode).toBe(who === visitor ? 401 : 404)
  const theirs = await stranger.post(`/cities/ternopil/desk/place-imports/${id}/answers`, nothingSaid)
  expect(theirs.statusCode).toBe(404)
  expect((await moderator.get(`/cities/kyiv/desk/imports/${id}`)).statusCode).toBe(404)
  expect((await moderator.get('/cities/kyiv/desk/imports')).json().items).toEqual([])
})

const embedded = !process.env['TEST_DATABASE_URL']
const gazetteer = join(import.meta.dirname, '../../shared/data/ua_gazetteer.csv')
const streets = join(import.meta.dirname, '../../shared/data/kyiv_streets_osm.csv')

describe.skipIf(!existsSync(gazetteer))('with the real files', () => {
  test('streets of Kyiv; of the whole country what lies in it', { timeout: 60_000 }, async () => {
    const { counts, rows } = await take(readFileSync(streets), { credit: '© OpenStreetMap contributors' })
    expect([rows, counts?.bad]).toEqual([2011, 0])
    const again = await upload(readFileSync(streets))
    const same = 2011 - (counts?.repeated ?? 0)
    expect((await compare(again.id)).counts).toMatchObject({ added: 0, changed: 0, same })
    const lines = readFileSync(gazetteer, 'utf8').trimEnd().split('\n')
    // NOTE: all of it takes the embedded engine seven seconds: of the villages every thirtieth is enough there.
    const some = lines.filter((line, n) => !embedded || n % 30 === 0 || !line.includes(',C,')).join('\n')
    const country = await upload(some)
    expect((await compare(country.id)).counts).toMatchObject({ bad: 0, changed: 0 })
  })
})
