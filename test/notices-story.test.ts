import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { follow, placeToFollow } from '@bezpechne/server/following/actions'
import { transact } from '@bezpechne/server/platform/database'
import type { FollowedPlace, Rhythm } from '@bezpechne/shared/following'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterAll, expect, test, vi } from 'vitest'

import { givenKyiv, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { openMailServer, type Received } from './support/mail-server.ts'

const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
const received: Received[] = []
const server = await openMailServer(received, { busyEvery: 3, diesAt: [4, 11] })
const config = readConfig({
  SMTP_URL: `smtp://127.0.0.1:${server.port}?ignoreTLS=true`,
  UNDO_SECONDS: '0',
  PUBLIC_URL: 'https://map.example.org',
  MAIL_FROM: 'map@example.org',
})
// Two processes on one database: each takes what the other has not.
const [app, other] = [await buildApp(config, { database }), await buildApp(config, { database })]
afterAll(async () => {
  await Promise.all([app.close(), other.close()])
  await server.close()
})

const inquiries = 250
const titleOf = (n: number) => `Подія ${n}.`
const isCrossing = (n: number) => n % 2 === 0
const isWest = (n: number) => n % 5 === 0
const everywhere = () => true
const circle = { kind: 'circle', at: kyiv.west.inside, metres: 500 } as const
const crossings = { kind: 'category', category: 'crossing' } as const
const city = { kind: 'city' } as const

interface Follower {
  name: string
  what: FollowedPlace[]
  rhythm: Rhythm
  hears: (n: number) => boolean
  /** Of whose publications and answers its author is told in mails of their own. */
  wrote?: number
}
const followers: Follower[] = [
  { name: 'each', what: [city], rhythm: 'each', hears: everywhere },
  { name: 'daily', what: [city], rhythm: 'daily', hears: everywhere },
  { name: 'weekly', what: [city], rhythm: 'weekly', hears: everywhere },
  { name: 'topic', what: [crossings], rhythm: 'each', hears: isCrossing },
  { name: 'area', what: [circle], rhythm: 'each', hears: isWest },
  { name: 'both', what: [crossings, circle], rhythm: 'each', hears: (n) => isCrossing(n) || isWest(n) },
  { name: 'thrice', what: [city, crossings, circle], rhythm: 'daily', hears: everywhere },
  { name: 'author', what: [city], rhythm: 'each', hears: everywhere, wrote: 7 },
]

async function begin({ name, what, rhythm }: Follower): Promise<void> {
  const email = `${name}@example.org`
  const wish = {
    city: 'kyiv',
    email,
    resident: email,
    rhythm,
    quiet: { from: 0, to: 0 },
    language: 'uk' as const,
  }
  await transact(db, async (trx) => {
    for (const place of what) await follow(trx, app, wish, await placeToFollow(trx, 'kyiv', place))
  })
}

/** 250 inquiries, each published and then answered: 500 events at once, as the outbox hands them over. */
async function happen(): Promise<void> {
  const { lat, lng } = kyiv.west.inside
  await transact(db, async (trx) => {
    await sql`
      insert into inquiry (city_id, id, number, state, category, title, public_text, public_point, map_x, map_y,
                           public_month, published_at, answered_at)
      select 'kyiv', gen_random_uuid(), 'KYIV-2026-' || (100000 + n), 'answered',
             case when n % 2 = 0 then 'crossing' else 'noise' end, 'Подія ' || n || '.', 'Текст.',
             st_setsrid(st_makepoint(${lng}::float8 + case when n % 5 = 0 then 0 else 0.05 end, ${lat}::float8), 4326),
             1, 1, 300, now(), now()
        from generate_series(1, ${inquiries}::int) n`.execute(trx)
    await sql`
      insert into inquiry_original (city_id, inquiry_id, text, address, language, email, receipt_hash)
      select city_id, id, 'Текст.', 'Хрещатик, 1', 'uk',
             case when number = 'KYIV-2026-100007' then 'Author@example.org' end, id::text from inquiry`.execute(
      trx,
    )
    await sql`
      insert into answer (city_id, id, inquiry_id, state, text, published_at)
      select city_id, gen_random_uuid(), id, 'published', 'Зроблено.', now() from inquiry`.execute(trx)
    for (const [seq, step] of ['publish', 'answer'].entries()) {
      await sql`
        insert into inquiry_event (city_id, inquiry_id, seq, step, actor_role)
        select city_id, id, ${seq + 1}::int, ${step}, 'moderator' from inquiry`.execute(trx)
      await sql`
        insert into outbox (city_id, event, payload)
        select city_id, 'inquiry.moved', jsonb_build_object('inquiryId', id, 'step', ${step}::text, 'event', ${seq + 1}::int)
          from inquiry order by number`.execute(trx)
    }
  })
}

/** The queue waits a minute and more before it tries again; here it need not. */
async function hurry(): Promise<void> {
  await sql`update pgboss.job set start_after = now() where name in ('mail', 'digest') and state = 'retry'`.execute(
    db,
  )
  const { rows } = await sql`
    select 1 from outbox union all select 1 from digest union all select 1 from notice where due_at <= now() union all
    select 1 from pgboss.job where name in ('mail', 'digest') and state < 'completed' limit 1`.execute(db)
  if (rows.length) throw new Error('Something is still on its way')
}
const patient = { timeout: 45_000, interval: 300 }

/** What somebody reads, of doubled mails one: "title/kind" once for each time that it stands there. */
async function readBy(name: string): Promise<string[]> {
  const own = received.filter(({ recipients }) => recipients.includes(`${name}@example.org`))
  const mails = await Promise.all(own.map(({ raw }) => PostalMime.parse(raw)))
  const once = new Map(mails.map((mail) => [mail.messageId, mail.text ?? '']))
  return [...once.values()].flatMap((text) =>
    [...text.matchAll(/(З’явилося нове|На звернення відповіли).*\n«(.+)»/g)].map(
      ([, what = '', title = '']) => `${title}${what.startsWith('З') ? 'published' : 'answered'}`,
    ),
  )
}

const told = ({ hears, wrote }: Follower) =>
  Array.from({ length: inquiries }, (_, n) => n + 1)
    .filter((n) => hears(n) && n !== wrote)
    .flatMap((n) => ['published', 'answered'].map((kind) => `${titleOf(n)}${kind}`))
    .toSorted()

test('500 events, a mail server that refuses every third mail and dies twice: each follower gets each event once', async () => {
  for (const one of followers) await begin(one)
  await happen()
  await app.ready()
  await other.ready()
  await vi.waitFor(hurry, patient)
  for (const one of followers) {
    expect((await readBy(one.name)).toSorted(), one.name).toEqual(one.rhythm === 'each' ? told(one) : [])
  }
  // Days later.
  await sql`update notice set due_at = now()`.execute(db)
  await vi.waitFor(hurry, patient)
  for (const one of followers) expect((await readBy(one.name)).toSorted(), one.name).toEqual(told(one))

  // Twice is only what it took without a word, and it is the same mail for who receives it.
  const names = await Promise.all(received.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId))
  expect(names.length - new Set(names).size).toBeGreaterThan(0)
  expect(names.length - new Set(names).size).toBeLessThanOrEqual(10)
  const { rows } = await sql`select 1 from notice union all select 1 from digest`.execute(db)
  expect(rows).toEqual([])
}, 100_000)
