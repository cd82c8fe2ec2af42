import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { workOff } from '@bezpechne/server/imports/working'
import { importPieceBytes } from '@bezpechne/shared/import-columns'
import type { ImportColumns, ImportMapping, ImportStatus } from '@bezpechne/shared/imports'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { people, type Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
// Nobody works by the way: each story says when.
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as } = await people(app, database)
const base = '/cities/kyiv/desk/imports'
let administrator: Person, moderator: Person

beforeAll(async () => {
  await givenKyiv(db)
  administrator = await as('administrator')
  moderator = await as('moderator')
})
afterAll(() => app.close())

const errors: unknown[] = []
const work = (goesOn?: () => boolean) => workOff(db, (error) => errors.push(error), goesOn)

async function upload(content: string | Uint8Array, name = 'open311.csv'): Promise<ImportStatus> {
  const bytes = Buffer.from(content)
  const opened = await administrator.post(base, { name, size: bytes.byteLength })
  const { id } = opened.json<ImportStatus>()
  for (let no = 0; no * importPieceBytes < bytes.byteLength; no += 1) {
    const piece = bytes.subarray(no * importPieceBytes, (no + 1) * importPieceBytes)
    const taken = await administrator.put(`${base}/${id}/pieces/${no}`, piece, {
      'content-type': 'application/octet-stream',
    })
    expect(taken.statusCode).toBe(200)
  }
  await work()
  return status(id)
}

const status = async (id: string) => (await administrator.get(`${base}/${id}`)).json<ImportStatus>()
const columns = async (id: string) => (await administrator.get(`${base}/${id}/columns`)).json<ImportColumns>()

async function check(id: string, mapping: Partial<ImportMapping> = {}): Promise<ImportStatus> {
  const answer = await administrator.post(`${base}/${id}/mapping`, { ...open311, ...mapping })
  expect(answer.body).toContain('"checking"')
  await work()
  return status(id)
}

const open311: ImportMapping = {
  id: 'service_request_id',
  lat: 'lat',
  lng: 'long',
  when: 'requested_datetime',
  category: 'service_name',
  text: '{description}',
  address: 'address',
  status: { column: 'status', leaveOut: ['closed'] },
  categories: [
    ['Ями', 'road-surface'],
    ['Сміття', 'illegal-dumping'],
    ['Пошта', null],
  ],
  source: 'open311.example.org',
  arrival: 'submitted',
}

const header = 'service_request_id,status,service_name,description,requested_datetime,address,lat,long'
const row = (id: number | string, rest = 'open,Ями,Велика яма на дорозі біля школи') =>
  `${id},${rest},2025-03-0${(Number(id) % 9) + 1 || 1}T10:00:00+02:00,"вул. Довга, 1",50.45${String(id).padStart(3, '0')},30.45`
const fileOf = (...rows: string[]) => `${header}\n${rows.join('\n')}\n`
const many = (from: number, count: number) => Array.from({ length: count }, (_, n) => row(from + n))

async function countOf(state: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from inquiry where city_id = 'kyiv' and state = ${state}`.execute(db)
  return rows[0]?.n ?? 0
}

const start = (id: string, seen: string | null, who = administrator) =>
  who.post(`${base}/${id}/start`, { seen })

test('a file of another system: its columns are known, every row is judged, the good ones wait for a moderator', async () => {
  const file = fileOf(
    ...many(1, 3),
    row(4, 'closed,Ями,Яму вже засипали минулого року'),
    row(5, 'open,Пошта,Пошта не працює в суботу'),
    row(6, 'open,Собаки,Зграя собак біля зупинки'),
    row(7).replace('30.45', '25.59'),
    row(1),
    `${row(8)},зайве`,
    row(9, 'open,Ями,"=HYPERLINK(""http://x"")"'),
  )
  const read = await upload(file)
  expect(read).toMatchObject({ state: 'mapping', encoding: 'utf-8', rows: 10 })
  const looked = await columns(read.id)
  expect(looked.columns.find(({ name }) => name === 'service_name')?.values).toContainEqual({
    value: 'Ями',
    count: 8,
  })
  const checked = await check(read.id)
  expect(checked).toMatchObject({
    state: 'checked',
    counts: { rows: 10, good: 3, moderator: 0, already: 0, leftOut: 2, bad: 5 },
  })
  const { items } = (await administrator.get(`${base}/${read.id}/rows`)).json()
  expect(items.map(({ line, reasons }: never) => [line, (reasons as { code: string }[])[0]?.code])).toEqual([
    [7, 'topic-unknown'],
    [8, 'outside'],
    [9, 'twice'],
    [10, 'more-cells'],
    [11, 'formula'],
  ])
  expect((await administrator.get(`${base}/${read.id}/points`)).json().items).toHaveLength(4)
  expect(await countOf('submitted')).toBe(0)

  expect((await start(read.id, checked.seen)).json()).toMatchObject({ state: 'importing' })
  await work()
  expect(await status(read.id)).toMatchObject({ state: 'done', progress: 3, counts: { good: 3, bad: 5 } })
  expect(await countOf('submitted')).toBe(3)
  const report = (await administrator.get(`${base}/${read.id}/report.csv`)).body.trimEnd().split('\n')
  expect(report).toHaveLength(11)
  expect(report[1]).toMatch(/^2,береться,KYIV-\d{4}-000001,$/)
  expect(report[10]).toContain('формула')
  // Nothing of the file is left but what became of its rows.
  const left = await sql<{ n: number }>`select count(*)::int as n from import_piece`.execute(db)
  expect(left.rows[0]?.n).toBe(0)
})

test('the same file again changes nothing, and is mapped as before', async () => {
  const read = await upload(fileOf(...many(1, 3)))
  expect((await columns(read.id)).remembered).toEqual(open311)
  const checked = await check(read.id)
  expect(checked.counts).toMatchObject({ good: 0, already: 3 })
  await start(read.id, checked.seen)
  await work()
  expect(await status(read.id)).toMatchObject({ state: 'done', counts: { good: 0, already: 3 } })
  expect(await countOf('submitted')).toBe(3)
})

test('whoever dies in the middle leaves no double and no gap', async () => {
  const read = await upload(fileOf(...many(100, 450)))
  const { seen } = await check(read.id)
  await start(read.id, seen)
  let slices = 0
  await work(() => (slices += 1) < 3)
  expect(await status(read.id)).toMatchObject({ state: 'importing', progress: 200 })
  // As long as the lease lasts, nobody else takes it.
  await work()
  expect(await status(read.id)).toMatchObject({ progress: 200 })
  // And what broke off inside a slice was never there.
  await sql`create function broken() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$`.execute(
    db,
  )
  await sql`create trigger broken before insert on inquiry_original for each row execute function broken()`.execute(
    db,
  )
  await forgetLease()
  await work(once())
  await sql`drop trigger broken on inquiry_original`.execute(db)
  await sql`drop function broken`.execute(db)
  expect(String(errors.pop())).toContain('power cut')
  expect(await status(read.id)).toMatchObject({ state: 'importing', progress: 200 })
  await forgetLease()
  await work()
  expect(await status(read.id)).toMatchObject({ state: 'done', progress: 450, counts: { good: 450 } })
  expect(await countOf('submitted')).toBe(453)
  const { rows } = await sql<{ last: number }>`
    select max(right(number, 6)::int) as last from inquiry where city_id = 'kyiv'`.execute(db)
  expect(rows[0]?.last).toBe(453)
})

function once() {
  let turns = 0
  return () => (turns += 1) < 3
}

const forgetLease = () => sql`update import set worked_until = now() - interval '1 second'`.execute(db)

describe('what is to be seen at once', () => {
  test('needs an administrator and a moderator, and what has words of caution waits all the same', async () => {
    const read = await upload(
      fileOf(
        row(901),
        row(902, 'open,Ями,Дзвоніть мені: 067 123 45 67'),
        row(903, 'open,Сміття,Тут стоїть блокпост і техніка ЗСУ'),
      ),
    )
    const checked = await check(read.id, { arrival: 'published' })
    expect(checked.counts).toMatchObject({ good: 3, moderator: 2 })
    const { seen } = checked
    expect((await start(read.id, seen)).json()).toMatchObject({
      state: 'checked',
      proposed: { role: 'administrator', own: true },
    })
    await work()
    expect(await countOf('published')).toBe(0)
    const agree = (who: Person, what = seen) => who.post(`${base}/${read.id}/agree`, { seen: what })
    expect((await agree(administrator)).json()).toMatchObject({ code: 'second-person-needed' })
    expect((await agree(await as('administrator', 'kyiv', 'second'))).json()).toMatchObject({
      code: 'second-person-needed',
    })
    expect((await agree(moderator, 'x'.repeat(43))).json()).toMatchObject({ code: 'import-elsewhere' })
    expect((await agree(moderator)).json()).toMatchObject({ state: 'importing' })
    const before = await countOf('submitted')
    await work()
    expect(await countOf('published')).toBe(1)
    expect(await countOf('submitted')).toBe(before + 2)
    const event = await db
      .selectFrom('inquiry_event')
      .select(['actor_role', 'actor_id'])
      .where('step', '=', 'publish')
      .executeTakeFirstOrThrow()
    expect(event).toEqual({ actor_role: 'moderator', actor_id: expect.any(String) })
  })

  test('is proposed anew when the mapping changes', async () => {
    const read = await upload(fileOf(row(911)))
    const { seen } = await check(read.id, { arrival: 'published' })
    await start(read.id, seen, moderator)
    const again = await check(read.id, { arrival: 'published', source: 'elsewhere' })
    expect(again.proposed).toBeNull()
    expect((await administrator.post(`${base}/${read.id}/agree`, { seen: again.seen })).json()).toMatchObject(
      { code: 'import-elsewhere' },
    )
    await administrator.post(`${base}/${read.id}/cancel`)
  })
})

test.each([
  ['a workbook', Buffer.from('PK\u0003\u0004…'), { code: 'excel' }],
  ['an open quote', `${header}\n1,"open\n`, { code: 'open-quote', line: 2 }],
  [
    'half a letter',
    Buffer.concat([Buffer.from(fileOf(row(1))), Buffer.from([0xd0])]),
    { code: 'encoding', line: 3 },
  ],
  ['a column twice', 'lat,lat\n1,2\n', { code: 'column-twice', column: 'lat' }],
])('%s is refused with its place, and nothing of it stays', async (_, content, trouble) => {
  const read = await upload(content)
  expect(read).toMatchObject({ state: 'failed', trouble, received: 0 })
})

test('a column that is not there, a piece too long, another person’s step: each is told', async () => {
  const read = await upload(fileOf(row(1)))
  const wrong = await check(read.id, { lat: 'latitude' })
  expect(wrong).toMatchObject({ state: 'failed', trouble: { code: 'no-column', column: 'latitude' } })
  expect((await administrator.post(`${base}/${read.id}/mapping`, open311)).json()).toMatchObject({
    code: 'import-elsewhere',
  })
  // A name holds what a disk lets it hold: controls no database stores, and marks that turn its end around.
  const named = 'x\u202Evsc.\u0000\nкопія.csv'
  const opened = (await moderator.post(base, { name: named, size: 10 })).json<ImportStatus>()
  expect(opened.name).toBe('xvsc. копія.csv')
  const octets = { 'content-type': 'application/octet-stream' }
  const put = (no: number, length: number) =>
    moderator.put(`${base}/${opened.id}/pieces/${no}`, Buffer.alloc(length, 65), octets)
  expect((await put(0, 9)).json()).toMatchObject({ code: 'invalid-input' })
  expect((await put(1, 10)).json()).toMatchObject({ code: 'invalid-input' })
  expect((await moderator.post(`${base}/${opened.id}/cancel`)).json()).toMatchObject({ state: 'cancelled' })
  expect((await put(0, 10)).json()).toMatchObject({ state: 'cancelled', received: 0 })
  expect((await (await as('administrator', 'ternopil')).get(`${base}/${opened.id}`)).statusCode).toBe(404)
})

const real = join(import.meta.dirname, '../../shared/data/kyiv_incidents_SYNTHETIC.csv')

test.skipIf(!existsSync(real))(
  'the incidents of a year are checked, and windows-1251 says the same',
  { timeout: 60_000 },
  async () => {
    const text = readFileSync(real, 'utf8')
    const read = await upload(inWindows(text.split('\n').slice(0, 1500).join('\n')), 'рік.csv')
    expect(read).toMatchObject({ state: 'mapping', encoding: 'windows-1251', rows: 1499 })
    const { columns: found } = await columns(read.id)
    expect(found.find(({ name }) => name === 'category_uk')?.values?.map(({ value }) => value)).toContain(
      'Крадіжка',
    )
    await administrator.post(`${base}/${read.id}/cancel`)
  },
)

/** As Windows in Ukraine wrote it for decades. */
function inWindows(text: string): Buffer {
  const decoder = new TextDecoder('windows-1251')
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Buffer.from([byte])), byte]))
  return Buffer.from(Array.from(text, (letter) => table.get(letter) ?? 0x3f))
}
