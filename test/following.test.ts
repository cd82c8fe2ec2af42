import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { followingExpiries } from '@bezpechne/server/following/retention'
import { removeDue } from '@bezpechne/server/platform/retention'
import { Following } from '@bezpechne/shared/following'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, givenPublished } from './support/inquiries.ts'
import { openMailServer, type Received } from './support/mail-server.ts'
import { people } from './support/people.ts'
import { residentOf } from './support/resident.ts'

const database = await freshDatabase()
const { db } = database
const at = 'https://map.example.org'
const received: Received[] = []
const server = await openMailServer(received, { refuse: 'gone' })
const app = await buildApp(
  readConfig({
    SMTP_URL: `smtp://127.0.0.1:${server.port}?ignoreTLS=true`,
    UNDO_SECONDS: '0',
    PUBLIC_URL: at,
    MAIL_FROM: 'Безпечне <map@example.org>',
  }),
  { database },
)
const { post } = residentOf(app)
const { visitor } = await people(app, database)
const patient = { timeout: 10_000, interval: 50 }

beforeAll(async () => {
  await givenKyiv(db)
  await app.ready()
})
beforeEach(async () => {
  await vi.waitFor(settled, patient)
  received.length = 0
  for (const table of ['rate_limit', 'reader', 'dead_address', 'inquiry'] as const)
    await db.deleteFrom(table).execute()
})
afterAll(async () => {
  await app.close()
  await server.close()
})

/** Nothing of the story before is on its way. */
async function settled() {
  const { rows } = await sql`
    select 1 from outbox union all select 1 from pgboss.job where name in ('mail', 'digest') and state < 'completed'`.execute(
    db,
  )
  if (rows.length) throw new Error('Something is still on its way')
}

const atOnce = { rhythm: 'each', quiet: { from: 0, to: 0 } } as const
const city = { kind: 'city' } as const
const followCity = (email: string, more: object = {}) =>
  post('/cities/kyiv/follow', { what: city, email, ...atOnce, ...more })
const linkIn = (text = '', letter = '') =>
  new RegExp(`/follow\\?lang=\\w+#(${letter}\\.\\S+)`).exec(text)?.[1] ?? ''
const opened = async (token: string) => Following.parse((await post('/follow/open', { token })).json())

async function mails(count: number) {
  await vi.waitFor(() => expect(received).toHaveLength(count), patient)
  return Promise.all(received.map(({ raw }) => readMail(raw)))
}

/** As a mail program reads it. */
async function readMail(raw: string) {
  const { subject = '', text = '', html = '', messageId = '', headers } = await PostalMime.parse(raw)
  const known = new Map(headers.map(({ key, value }) => [key, value]))
  const header = (name: string) => known.get(name) ?? ''
  return { subject, text, html, messageId, header }
}
const noMail = { subject: '', text: '', html: '', messageId: '', header: () => '' }

/** Follows the city and says yes in the letter. */
async function follower(email: string, more: object = {}) {
  const before = received.length
  expect((await followCity(email, more)).statusCode).toBe(202)
  const letters = await mails(before + 1)
  const confirm = linkIn(letters.at(-1)?.text, 'c')
  const manage = (await post('/follow/confirm', { token: confirm })).json<{ manage: string }>().manage
  return { confirm, manage }
}

test('nothing is sent before the letter is answered, by a button and not by a look', async () => {
  expect((await followCity('olia@example.org')).json()).toEqual({ state: 'mail-sent' })
  await givenPublished(db, { title: 'До підтвердження' })
  const [letter = noMail] = await mails(1)
  expect(letter.subject).toBe('Підтвердьте, що хочете отримувати новини')
  const confirm = linkIn(letter.text, 'c')
  // As a scanner of mails does.
  expect(await opened(confirm)).toMatchObject({ purpose: 'confirm', items: [{ kind: 'city' }] })
  await app.inject(`/follow#${confirm}`)
  await givenPublished(db, { title: 'Ще до підтвердження' })
  expect((await post('/follow/confirm', { token: confirm })).statusCode).toBe(200)
  // Another time, in another browser.
  const { manage } = (await post('/follow/confirm', { token: confirm })).json<{ manage: string }>()
  expect(await opened(manage)).toMatchObject({ purpose: 'manage', items: [{ kind: 'city', rhythm: 'each' }] })
  const given = await givenPublished(db, { title: 'Темний перехід' })
  const [, mail = noMail] = await mails(2)
  expect(mail.subject).toBe(`Нове звернення ${given.number}`)
  expect(mail.text).toContain(`«Темний перехід»\n${at}/kyiv/${given.number}`)
  expect(mail.html).toMatch(/<a href="[^"]+" style="[^"]+">«Темний перехід»<\/a>/)
  expect(mail.html).toContain(`"${at}/kyiv/${given.number}"`)
  expect(mail.messageId).toMatch(/^<[0-9a-f]{32}@map\.example\.org>$/)
}, 40_000)

test('the header of a mail stops it with one press, as often as it is pressed; a look stops nothing', async () => {
  await follower('olia@example.org')
  await givenPublished(db)
  const [, mail = noMail] = await mails(2)
  expect(mail.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const url = mail.header('list-unsubscribe').replace(`<${at}`, '').replace('>', '')
  expect(url).toMatch(/^\/api\/v1\/follow\/stop\/[\w.-]+$/)
  const inPage = linkIn(mail.text, 's')
  const page = await app.inject({ url })
  expect([page.statusCode, page.headers.location]).toEqual([303, `/follow#${inPage}`])
  expect((await opened(inPage)).items).toHaveLength(1)
  const bodies = [
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ] as const
  for (const [type, payload] of bodies) {
    const stopped = await app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload })
    expect([stopped.statusCode, stopped.json()]).toEqual([200, { stopped: true }])
  }
  expect(await opened(inPage)).toMatchObject({ purpose: 'stop', items: [] })
  expect(await db.selectFrom('reader').selectAll().execute()).toEqual([])
  await givenPublished(db)
  await followCity('petro@example.org')
  await mails(3)
}, 40_000)

test('nobody learns whether an address follows something, and no mailbox is filled by strangers', async () => {
  await follower('olia@example.org')
  const known = await followCity('OLIA@example.org', { rhythm: 'weekly' })
  const unknown = await followCity('petro@example.org')
  expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body])
  const all = await mails(3)
  expect(all.map(({ subject }) => subject)).toContain('Ви вже стежите за цим')
  // What a stranger asked for changed nothing.
  const rows = await db
    .selectFrom('subscription')
    .select('rhythm')
    .where('confirmed_at', 'is not', null)
    .execute()
  expect(rows).toEqual([{ rhythm: 'each' }])
  for (let n = 0; n < 10; n += 1) {
    const again = await followCity('petro@example.org')
    expect([again.statusCode, again.body]).toEqual([unknown.statusCode, unknown.body])
  }
  const nobody = await post('/follow/link', { email: 'nobody@example.org' })
  const olia = await post('/follow/link', { email: 'olia@example.org' })
  expect([nobody.statusCode, nobody.body]).toEqual([olia.statusCode, olia.body])
  const to = (await mails(8), received.map(({ recipients }) => recipients[0]))
  expect(to.filter((one) => one === 'petro@example.org')).toHaveLength(5)
  expect(to).not.toContain('nobody@example.org')

  // What is kept names nobody.
  const { rows: kept } = await sql<{ all: string }>`
    select (select json_agg(r) from reader r)::text || (select json_agg(s) from subscription s)::text
      || (select json_agg(j.data) from pgboss.job j)::text as all`.execute(db)
  expect(kept[0]?.all).toMatch(/address_key/)
  expect(kept[0]?.all).not.toMatch(/olia|petro|example/)
  const old = '/follow/confirm'
  expect(
    (
      await post(old, { token: `c.${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}.${'x'.repeat(43)}` })
    ).json().code,
  ).toBe('follow-link-wrong')
}, 40_000)

test('what is no place to follow is refused in words', async () => {
  const { lat, lng } = kyiv.west.inside
  const square = (size: number): [number, number][] => [
    [lng, lat],
    [lng + size, lat],
    [lng + size, lat + size],
    [lng, lat + size],
    [lng, lat],
  ]
  const tried = async (what: object) => {
    const answer = await post('/cities/kyiv/follow', { what, email: 'olia@example.org', ...atOnce })
    return answer.json().code ?? answer.json().state
  }
  const huge = Array.from({ length: 300 }, (_, n): [number, number] => [lng + n / 1e5, lat])
  expect(await tried({ kind: 'polygon', ring: square(0.01) })).toBe('mail-sent')
  expect(await tried({ kind: 'circle', at: { lat, lng }, metres: 500 })).toBe('mail-sent')
  expect(
    await tried({
      kind: 'polygon',
      ring: [
        [lng, lat],
        [lng + 0.01, lat],
        [lng, lat],
        [lng, lat],
      ],
    }),
  ).toBe('area-empty')
  expect(
    await tried({
      kind: 'polygon',
      ring: [
        [lng, lat],
        [lng + 0.01, lat + 0.01],
        [lng + 0.01, lat],
        [lng, lat + 0.01],
        [lng, lat],
      ],
    }),
  ).toBe('area-crosses-itself')
  expect(await tried({ kind: 'polygon', ring: square(0.5) })).toBe('area-too-large')
  expect(await tried({ kind: 'circle', at: kyiv.outside, metres: 500 })).toBe('area-outside-city')
  expect(await tried({ kind: 'polygon', ring: [...huge, huge[0]] })).toBe('invalid-input')
  expect(await tried({ kind: 'circle', at: { lat, lng }, metres: 50_000 })).toBe('invalid-input')
  expect(await tried({ kind: 'category', category: 'nothing' })).toBe('not-found')
  expect((await followCity('olia(at)example.org')).json().code).toBe('invalid-input')
  expect((await post('/cities/kyiv/follow', { what: city, ...atOnce })).json().errors).toEqual([
    { path: 'email', code: 'required' },
  ])
  await mails(2)
}, 30_000)

test('how often, not at night, in which language, stop one or all: by the link of a mail, for a month', async () => {
  const { manage } = await follower('olia@example.org', { language: 'en' })
  const change = async (body: object) => (await post('/follow/change', { token: manage, ...body })).json()
  const [one] = (await opened(manage)).items
  expect(await change({ act: 'rhythm', id: one?.id, rhythm: 'daily' })).toMatchObject({
    items: [{ rhythm: 'daily' }],
  })
  expect(await change({ act: 'quiet', quiet: { from: 21, to: 8 } })).toMatchObject({
    quiet: { from: 21, to: 8 },
  })
  expect(await change({ act: 'language', language: 'uk' })).toMatchObject({ language: 'uk' })
  const stranger = await follower('petro@example.org')
  expect(
    (await post('/follow/change', { token: stranger.manage, act: 'stop', id: one?.id })).json().items,
  ).toHaveLength(1)
  expect((await opened(manage)).items).toHaveLength(1)
  // A link that only stops opens nothing to change.
  expect((await post('/follow/change', { token: stranger.confirm, act: 'stop-all' })).json().code).toBe(
    'follow-link-wrong',
  )
  expect(await change({ act: 'stop', id: one?.id })).toMatchObject({ items: [] })
  expect((await opened(manage)).items).toEqual([])
  const [, id = '', , mac = ''] = stranger.manage.split('.')
  expect((await post('/follow/open', { token: `m.${id}.99999.${mac}` })).json().code).toBe(
    'follow-link-wrong',
  )
  expect((await visitor.post('/follow/open')).json().code).toBe('follow-link-wrong')
}, 30_000)

test('a mailbox that is not there is written to once, and what nobody confirmed is gone in two days', async () => {
  const before = received.length
  await followCity('gone@example.org')
  await vi.waitFor(
    async () => expect(await db.selectFrom('dead_address').select('since').execute()).toHaveLength(1),
    patient,
  )
  await followCity('gone@example.org')
  // An author with this address is not written to either.
  const given = await givenPublished(db, { email: 'gone@example.org' })
  await answerGiven(db, given)
  await follower('olia@example.org')
  expect(received.slice(before).flatMap(({ recipients }) => recipients)).toEqual(['olia@example.org'])
  await sql`update subscription set made_at = now() - interval '3 days'`.execute(db)
  await sql`update dead_address set since = now() - interval '31 days'`.execute(db)
  const removed = await removeDue(db, followingExpiries)
  expect(Object.values(removed)).toEqual([1, 1, 0])
  expect(await db.selectFrom('reader').select('id').execute()).toHaveLength(1)
}, 30_000)
