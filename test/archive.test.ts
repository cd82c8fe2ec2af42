import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { createStaff } from '@bezpechne/server/accounts/index'
import { buildApp } from '@bezpechne/server/app'
import { archiveKey, exportCity, importCity, mediaIn } from '@bezpechne/server/archives/index'
import { leftBehind, travelling } from '@bezpechne/server/archives/tables'
import { readConfig } from '@bezpechne/server/config'
import { cleanDumps, writeDumps } from '@bezpechne/server/dumps/dumping'
import { indexTheRest } from '@bezpechne/server/inquiries/search'
import { authorKeys } from '@bezpechne/server/platform/asking'
import { transact } from '@bezpechne/server/platform/database'
import { pointOf } from '@bezpechne/server/platform/geo'
import { linkTokens } from '@bezpechne/server/platform/link-tokens'
import { openStorage } from '@bezpechne/server/platform/storage'
import { AuthorView } from '@bezpechne/shared/inquiries'
import type { MyLetter } from '@bezpechne/shared/letters'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { type Part, partsOf } from './support/archives.ts'
import { givenKyiv, givenTernopil, kyiv } from './support/cities.ts'
import { anotherDatabase, freshDatabase } from './support/database.ts'
import { givenAnswered, givenPublished, givenSubmitted } from './support/inquiries.ts'
import { openChecked } from './support/letter-reading.ts'
import { corresponding, holder } from './support/letters.ts'
import { givenMailboxes } from './support/mailboxes.ts'
import { foldAll } from './support/map.ts'
import { someone } from './support/people.ts'
import { solve } from './support/proof.ts'
import { publicAddresses } from './support/public-surface.ts'

const folder = mkdtempSync(join(tmpdir(), 'archive-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Two installations with nothing in common but the program. */
const settings = (name: string) => readConfig({ POW_COST: '1', DATA_DIR: join(folder, name) })
const [config, elsewhere] = [settings('here'), settings('there')]
const here = await freshDatabase()
const there = await anotherDatabase()
const app = await buildApp(config, { database: here })
const other = await buildApp(elsewhere, { database: there })
afterAll(() => Promise.all([app.close(), other.close()]))

const key = archiveKey(config.ARCHIVE_KEY)
const target = {
  db: there.db,
  media: mediaIn(elsewhere.DATA_DIR),
  linkToken: linkTokens(elsewhere.AUTH_SECRET),
  authorKey: authorKeys(elsewhere.AUTH_SECRET),
  fingerprint: archiveKey(elsewhere.ARCHIVE_KEY).fingerprint,
  pins: { roots: elsewhere.LETTER_ROOTS, minSerial: 1 },
}
const file = join(folder, 'kyiv.tar')
const bringIn = (commit: boolean) => importCity(target, { file, trust: key.fingerprint, commit })

await givenKyiv(here.db)
await givenTernopil(here.db)
const boxes = await givenMailboxes(here.db)
const { member, writer, visitor } = await corresponding(app, here, boxes)
const officer = await member('officer', [boxes.beat('HOL-01')])
const screener = await member('moderator', [boxes.moderation])
const [sorted, unsorted] = [writer(), writer()]
const photo = randomUUID()
let receipt = ''
let olenaThere = ''
let parts: Part[]

async function givenPast() {
  const { db } = here
  const underpass = { category: 'street-lighting', text: 'У переході темно.', at: kyiv.west.inside }
  const sent = await visitor.post('/cities/kyiv/inquiries', {
    ...underpass,
    email: 'olena@example.org',
    proof: await solve(app, 'kyiv'),
  })
  receipt = sent.json<{ receipt: string }>().receipt
  const answered = await givenAnswered(db)
  // Merged twice, the later one with the smaller id: whoever reads by id finds the chain the wrong way round.
  const [first, second] = [await givenSubmitted(db), await givenSubmitted(db)].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  )
  for (const [from, to] of [
    [second, answered],
    [first, second],
  ])
    await db
      .updateTable('inquiry')
      .set({ state: 'merged', merged_into: to?.id ?? '' })
      .where('id', '=', from?.id ?? '')
      .execute()
  await givenPublished(db, { at: kyiv.east.inside })
  await givenPublished(db, { category: 'drug-trade' })
  const area = randomUUID()
  await transact(db, async (trx) => {
    await sql`insert into frozen_area (city_id, id, shape, reason) values ('kyiv', ${area}::uuid,
      st_multi(st_buffer(${pointOf(kyiv.east.inside)}, 0.001)), 'перевірка')`.execute(trx)
    await sql`select freeze_cover('kyiv', ${area}::uuid)`.execute(trx)
  })
  const bytes = randomBytes(3000)
  await app.storage.put(`kyiv/${photo}.jpg`, bytes)
  await db
    .insertInto('photo')
    .values({
      city_id: 'kyiv',
      id: photo,
      inquiry_id: answered.id,
      position: 0,
      width: 4,
      height: 3,
      bytes: 3000,
      shown: true,
    })
    .execute()
  const dumps = { db, storage: openStorage(config.DATA_DIR, 'dumps') }
  await writeDumps(dumps)
  await cleanDumps(dumps)
}

beforeAll(async () => {
  await givenPast()
  // Works for that installation, too, and has an account there.
  const authKey = randomBytes(32).toString('base64url')
  const both = { email: 'moderator.kyiv.first@example.org', name: 'Олена', authKey, memberships: [] }
  olenaThere = await createStaff(there.db, both)
  await sorted.write({ text: 'Стежать за домом.', photos: [randomBytes(1000)] })
  await sorted.command('escalate')
  await officer.accept(sorted.id)
  await officer.say(sorted.id, 'Зайду ввечері.')
  await unsorted.write({ text: 'Ще ніхто не читав.', notice: 'olha@example.org' })
  await screener.take(unsorted.id)
  await foldAll(here.db)
  await indexTheRest(here.db)
  await exportCity(here.db, { city: 'kyiv', file, dataDir: config.DATA_DIR, key })
  parts = await partsOf(file)
})

test('every table travels or says why not: who adds one decides', async () => {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
     order by 1`.execute(here.db)
  const decided = [...travelling.map(({ table }) => table), ...Object.keys(leftBehind)]
  expect(decided.toSorted()).toEqual(tables.map(({ name }) => name))
  expect(new Set(decided).size).toBe(decided.length)
})

test('other programs read what is public as everybody downloads it', async () => {
  const { rawPayload } = await app.inject({ url: '/api/v1/cities/kyiv/inquiries.csv' })
  const own = parts.find(({ name }) => name === 'public/inquiries.csv.gz')
  expect(unzippedText(own?.bytes ?? Buffer.alloc(0))).toBe(rawPayload.toString())
})

test('nothing in it signs in, opens a letter, or is of another city', async () => {
  const secrets = await sql<{ text: string }>`
    select password as text from account union select token from session union select token_hash from invitation`.execute(
    here.db,
  )
  const all = readFileSync(file)
  for (const { text } of secrets.rows) expect(all.includes(text)).toBe(false)
  expect(parts.map(({ name }) => name)).toContain(`media/photos/kyiv/${photo}.jpg`)
  expect(parts.filter(({ name }) => name.startsWith('media/letters/kyiv/'))).toHaveLength(1)
  const plain = parts.map(({ bytes }) => unzippedText(bytes)).join('\n')
  for (const words of ['Стежать за домом', 'Ще ніхто', 'Зайду ввечері', sorted.code, 'olha@', 'ternopil'])
    expect(plain).not.toContain(words)
  expect(plain).toContain('У переході темно.')
})

const sameMail = expect.stringMatching(/^1 people have an account here under another id/)

test('a rehearsal says what would be there, and writes nothing', async () => {
  expect(await bringIn(false)).toMatchObject({ trusted: true, media: 4, invited: 2, notes: [sameMail] })
  expect(await there.db.selectFrom('city').select('id').execute()).toEqual([])
})

test('it comes in', async () => {
  expect(await bringIn(true)).toMatchObject({ media: 4, invited: 2, notes: [sameMail] })
  await foldAll(there.db)
  await indexTheRest(there.db)
})

test('everybody reads the same, byte for byte', async () => {
  // What names all cities has one less there.
  await here.db.updateTable('city').set({ state: 'closed' }).where('id', '=', 'ternopil').execute()
  const addresses = await publicAddresses(app, here.db, 'kyiv')
  expect(addresses.length).toBeGreaterThan(60)
  const statuses = new Map<number, number>()
  for (const url of addresses) {
    const [told, asked] = [await app.inject({ url }), await other.inject({ url })]
    statuses.set(told.statusCode, (statuses.get(told.statusCode) ?? 0) + 1)
    expect([url, asked.statusCode, asked.rawPayload.equals(told.rawPayload)]).toEqual([
      url,
      told.statusCode,
      true,
    ])
  }
  expect(statuses.get(200)).toBeGreaterThan(50)
  expect(statuses.get(410)).toBeGreaterThan(0)
})

test('an inquiry opens with its receipt, and is of the same author', async () => {
  const opened = await someone(other).post('/receipts/open', { code: receipt })
  expect(AuthorView.parse(opened.json())).toMatchObject({ state: 'submitted', text: 'У переході темно.' })
  const { author_key: authorKey } = await there.db
    .selectFrom('inquiry_original')
    .select('author_key')
    .where('email', '=', 'olena@example.org')
    .executeTakeFirstOrThrow()
  expect(authorKey).toBe(other.authorKey('kyiv', 'olena@example.org'))
})

test('letters open with their codes, and nobody else opens them', async () => {
  const texts = async (resident: typeof sorted) => {
    const answer = await someone(other).get(resident.url('/mine'), resident.lookup)
    const { opened } = openChecked(answer.json<MyLetter>(), boxes, new Map([['resident', resident.own]]))
    return opened.messages.map(({ body }) => body && 'text' in body && body.text)
  }
  expect(await texts(sorted)).toEqual(['Стежать за домом.', 'Зайду ввечері.'])
  expect(await texts(unsorted)).toEqual(['Ще ніхто не читав.'])
  const stranger = await someone(other).get(unsorted.url('/mine'), { 'x-letter': 'A'.repeat(43) })
  expect(stranger.statusCode).toBe(404)
})

test('staff come by invitation, are who they were, and read on with the keys they have', async () => {
  const { id, email } = await there.db
    .selectFrom('invitation')
    .select(['id', 'email'])
    .where('role', '=', 'officer')
    .executeTakeFirstOrThrow()
  const person = someone(other)
  const authKey = randomBytes(32).toString('base64url')
  const early = await person.post('/api/auth/sign-in/email', { email, password: authKey })
  expect(early.statusCode).toBe(401)
  const token = target.linkToken('invitation', id)
  const accepted = await person.post('/invitations/accept', { token, name: 'Тарас Бондар', authKey })
  expect(accepted.json()).toEqual({ city: 'kyiv', role: 'officer' })
  expect((await person.post('/api/auth/sign-in/email', { email, password: authKey })).statusCode).toBe(200)
  const again = holder(person, boxes, [boxes.beat('HOL-01')])
  const { opened } = await again.read(sorted.id)
  expect(opened.messages).toHaveLength(2)
  const known = (db: typeof here.db) =>
    db.selectFrom('user').select('id').where('email', '=', email).execute()
  expect(await known(there.db)).toEqual(await known(here.db))
})

test('who has an account there already is that person, without keys that another id locks', async () => {
  const { db } = there
  const [claimed] = await db.selectFrom('letter').select('lease_by').where('id', '=', unsorted.id).execute()
  expect(claimed?.lease_by).toBe(olenaThere)
  const holders = await db.selectFrom('mailbox_member').select('kind').execute()
  expect(holders).toEqual([{ kind: 'beat' }])
  const people = await db.selectFrom('user').select('email').execute()
  expect(people).toHaveLength(2)
})

test('a city that is there is never written over', async () => {
  await expect(bringIn(true)).rejects.toThrow('the city kyiv is here already')
})

const unzippedText = (bytes: Buffer) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString()
