import { Writable } from 'node:stream'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { logOptions } from '@bezpechne/server/platform/log'
import { UploadedPhoto } from '@bezpechne/shared/inquiries'
import { SealedCase } from '@bezpechne/shared/sealed'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { people, type Person } from './support/people.ts'
import { phonePhoto } from './support/photo.ts'
import { residentOf } from './support/resident.ts'
import { filled, foundIn, itsOwn, leaksOf, type Secret } from './support/sealed-detector.ts'
import { temporaryDirectory } from './support/server.ts'
import { listening } from './support/stream.ts'

const database = await freshDatabase()
const { db } = database
const data = temporaryDirectory()
const received: Received[] = []
const mail = await openMailServer(received)
let log = ''
const stream = new Writable({
  write(chunk: Buffer, _encoding, done) {
    log += chunk.toString()
    done()
  },
})
const config = readConfig({
  DATA_DIR: data.path,
  POW_COST: '1',
  SUBMIT_LIMITS: '100000/h',
  UNDO_SECONDS: '0',
  SMTP_URL: `smtp://127.0.0.1:${mail.port}?ignoreTLS=true`,
})
const app = await buildApp(config, { database, logger: logOptions('trace', stream) })
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
const { visitor, as } = await people(app, database)
const { send, submit } = residentOf(app)

// Its place, its words and its author are those of ordinary inquiries beside it: whatever looks for what is alike,
// near or of the same author has every reason to find it.
const at = { lat: 50.431847, lng: 30.431849 }
const beside = { lat: 50.4318, lng: 30.4318 }
const author = 'opechatana@example.org'
const secret = {
  text: 'Опечатана-канарка: на блокпосту біля мосту щоночі темно.',
  address: 'вул. Канаркова-печать, 77',
  category: 'street-lighting',
  email: author,
  at,
  happenedAt: '2025-10-04T03:02:01Z',
}
const plain = {
  text: 'Біля мосту щоночі темно, ліхтарі не світять.',
  category: 'street-lighting',
  at: beside,
  email: author,
}
// The hour with its day: alone it is met by whatever else happened then, on some day.
const marks = [
  'опечатана',
  'канаркова-печать',
  author,
  '431847',
  '431849',
  '10-04T03:02:01',
  '10-04 03:02:01',
]

/** Three of them: one waits, one has an agreement, one was refused. */
const hidden: Secret = { sealed: [], photo: '', at, marks }
let cast: [name: string, person: Person][]
let streams: Awaited<ReturnType<typeof listening>>[]
let before: string[]

beforeAll(async () => {
  await givenKyiv(db)
  const [olena, taras] = [await as('moderator'), await as('moderator', 'kyiv', 'second')]
  cast = [
    ['visitor', visitor],
    ['moderator', olena],
    ['responder', await as('responder')],
    ['administrator', await as('administrator')],
  ]
  await publishOrdinary(olena)
  // On the map, too, before anything is counted.
  await vi.waitFor(onTheMap, { timeout: 10_000 })
  before = await counts()
  streams = [await hear('/events?city=kyiv'), await hear('/cities/kyiv/moderation/events', olena)]
  const bytes = await phonePhoto()
  hidden.photo = UploadedPhoto.parse(
    (
      await app.inject({
        method: 'POST',
        url: '/api/v1/cities/kyiv/photos',
        headers: { 'content-type': 'image/jpeg', 'idempotency-key': 'sealed-canary-photo' },
        payload: bytes,
      })
    ).json(),
  ).id
  hidden.sealed.push(await givenSealed({ photos: [hidden.photo] }), await givenSealed(), await givenSealed())
  await workOn(olena, taras)
}, 60_000)
afterAll(async () => {
  for (const { leave } of streams) leave()
  await app.close()
  await mail.close()
  data.remove()
})

async function onTheMap(): Promise<void> {
  const totals = await visitor.get('/cities/kyiv/totals')
  if (!totals.body.includes('1')) throw new Error('not yet')
}

const desk = '/cities/kyiv/moderation'
const idOf = async (number: string) =>
  (await db.selectFrom('inquiry').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id

async function givenSealed(change: object = {}): Promise<Secret['sealed'][number]> {
  const sent = await send({ ...secret, ...change })
  return { ...sent, id: await idOf(sent.number) }
}

/** Beside them: one published with the same words at the same place, and one that waits, of the same author. */
async function publishOrdinary(olena: Person): Promise<string> {
  const { number } = await send(plain)
  const id = await idOf(number)
  await olena.post(`${desk}/inquiries/${id}/claim`)
  const face = { title: 'Темно біля мосту', text: plain.text, place: null, photos: [] }
  const published = await olena.post(`${desk}/inquiries/${id}/publish`, face)
  if (published.statusCode !== 200) throw new Error(published.body)
  await send(plain)
  return id
}

/** All that two moderators do with them. */
async function workOn(olena: Person, taras: Person): Promise<void> {
  const [, agreed, refused] = hidden.sealed
  const face = { title: 'Темно', text: 'Темно.', place: null, photos: [] }
  await olena.get(`${desk}/sealed`)
  await olena.get(`${desk}/sealed/${agreed?.id}`)
  await olena.get(`/cities/kyiv/originals/photos/${hidden.photo}`)
  await olena.post(`${desk}/sealed/${agreed?.id}/claim`)
  await olena.post(`${desk}/sealed/${agreed?.id}/agree`, { face, instead: null })
  await taras.post(`${desk}/sealed/${refused?.id}/claim`)
  const answer = await taras.post(`${desk}/sealed/${refused?.id}/reject`, { reason: 'military' })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  SealedCase.parse((await taras.get(`${desk}/sealed/${agreed?.id}`)).json())
}

/** What everybody and the staff count. */
async function counts(): Promise<string[]> {
  const urls = [
    '/numbers',
    '/desk/numbers',
    '/totals',
    '/moderation/queue',
    '/numbers.csv',
    '/answers/counts',
  ]
  const moderator = await as('moderator')
  const answers = []
  for (const url of urls) answers.push((await moderator.get(`/cities/kyiv${url}`)).body)
  return answers
}

function hear(path: string, person?: Person) {
  const cookie = [...(person?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  return listening(`${origin}/api/v1${path}`, { cookie })
}

test('nothing sealed is in any answer to anybody, and it looks like nothing is there', async () => {
  const { leaks, read } = await leaksOf(app, db, hidden, cast)
  process.stdout.write(
    `sealed canary: ${read} answers of ${cast.length} people read, ${leaks.length} leaks\n`,
  )
  expect(leaks).toEqual([])
  expect(read).toBeGreaterThan(400)
}, 120_000)

test('a leak that is planted is found', async () => {
  const other = await buildApp(config, { database })
  const everybody = { access: 'public' } as const
  const list = () => sql`select number, 'x' as at from inquiry where state = 'submitted'`.execute(db)
  other.get('/api/v1/planted/list', { config: everybody }, async () => (await list()).rows)
  other.get('/api/v1/planted/words', { config: everybody }, async () => ({ said: secret.text.slice(0, 12) }))
  other.get('/api/v1/planted/one/:number', { config: everybody }, async (request, reply) =>
    reply.status(JSON.stringify(request.params).includes('9999') ? 404 : 200).send({}),
  )
  const { leaks } = await leaksOf(other, db, hidden, [['visitor', (await people(other, database)).visitor]])
  await other.close()
  expect([...new Set(leaks.map(({ url }) => url.split('/')[4]))]).toEqual(['list', 'words', 'one'])
}, 60_000)

test('nothing is counted', async () => {
  expect(await counts()).toEqual(before)
})

test('nobody can act on it but from its own desk', async () => {
  const posts = app.accessList.filter(({ method, url }) => method === 'POST' && /:(id|number)/.test(url))
  for (const { url } of posts.filter((route) => !itsOwn.test(route.url))) {
    for (const [who, person] of cast) {
      const [one] = filled(url, hidden)
      const { body, statusCode } = await person.post(one?.[0] ?? '', {})
      expect({ who, url, statusCode: statusCode >= 400, found: foundIn(hidden, body, one?.[0]) }).toEqual({
        who,
        url,
        statusCode: true,
        found: [],
      })
    }
  }
})

test('an error repeats nothing of it, and sending it twice says nothing new', async () => {
  for (const change of [{ website: 'x' }, { photos: [hidden.photo] }, { at: { lat: at.lng, lng: at.lat } }])
    expect(foundIn(hidden, (await submit({ ...secret, ...change })).body)).toEqual([])
})

test('streams, mails, the log and every other table know nothing of it', async () => {
  const olena = await as('moderator')
  received.length = 0
  // What is ordinary comes through, so that silence is no fault of the line.
  await publishOrdinary(olena)
  await vi.waitFor(() => expect(received.length).toBeGreaterThan(0), { timeout: 15_000, interval: 100 })
  await vi.waitFor(() => expect(streams.every(({ heard }) => heard.length > 0)).toBe(true), {
    timeout: 10_000,
  })
  for (const { heard } of streams) expect(foundIn(hidden, JSON.stringify(heard))).toEqual([])
  // The author has an ordinary one, too, and is written to about that one alone.
  expect(received.map(({ raw }) => foundIn(hidden, raw, author))).toEqual(received.map(() => []))
  expect(log.length).toBeGreaterThan(10_000)
  expect(foundIn(hidden, log)).toEqual([])
  expect(foundIn(hidden, await otherTables())).toEqual([])
})

/** Where it lives; the audit names who read it, and is read with `sealed` left out. */
const home = ['inquiry', 'inquiry_original', 'inquiry_event', 'photo', 'sealed_agreement', 'audit']

async function otherTables(): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`.execute(db)
  const tables = rows.map(({ name }) => name).filter((name) => !home.includes(name.replace('public.', '')))
  let text = ''
  for (const name of tables) {
    const all = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db)
    // The ordinary one beside it has the same author.
    text += all.rows.map(({ row }) => row.replaceAll(author, '')).join('\n')
  }
  return text
}
