import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import { DeskNumbers, Numbers } from '@bezpechne/shared/numbers'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { answerGiven, givenPublished, givenSubmitted } from './support/inquiries.ts'
import { people } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { visitor, as } = await people(app, database)
afterAll(() => app.close())

const moderator = { role: 'moderator', id: null } as const
const month = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Kyiv' }).slice(0, 7)

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

/** Sent, published and answered so many hours ago. */
async function given({ sent, published, answered }: { sent: number; published: number; answered?: number }) {
  const one = await givenPublished(db)
  if (answered !== undefined) await answerGiven(db, one)
  const times = { submitted_at: ago(sent), published_at: ago(published) }
  await db.updateTable('inquiry').set(times).where('id', '=', one.id).execute()
  const at = { publish: published, answer: answered ?? 0 }
  for (const [step, hours] of Object.entries(at)) {
    const event = db.updateTable('inquiry_event').set({ at: ago(hours) })
    await event.where('inquiry_id', '=', one.id).where('step', '=', step).execute()
  }
  return one
}

async function rejected(reason: string, sealed = false) {
  const { id } = await givenSubmitted(db)
  if (sealed) await db.updateTable('inquiry').set({ sealed }).where('id', '=', id).execute()
  await transact(db, (trx) =>
    stepInquiry(trx, { city: 'kyiv', id, step: 'reject', actor: moderator, reason }),
  )
}

beforeAll(async () => {
  await givenKyiv(db)
  const organisation = { kind: 'police', name_uk: '=1+1', name_en: 'Police' } as const
  await db
    .insertInto('organisation')
    .values({ city_id: 'kyiv', id: '01890000-0000-7000-8000-0000000000aa', ...organisation })
    .execute()
  // Answers after one, two, three and ten days; decisions after an hour each.
  for (const days of [1, 2, 3, 10]) await given({ sent: days * 24 + 1, published: days * 24, answered: 0 })
  await given({ sent: 2, published: 1 })
  for (let n = 0; n < 6; n += 1) await rejected('abuse')
  await rejected('duplicate')
  await rejected('military', true)
  await givenSubmitted(db)
})

// Whatever the day of the month, the ten days before it are in it or in the month before.
const period = `from=${new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 7)}&to=${month}`

test('everybody sees what came in, what became of it and how long it took', async () => {
  const answer = await visitor.get(`/cities/kyiv/numbers?${period}`)
  const numbers = Numbers.parse(answer.json())
  expect(numbers).toMatchObject({
    // Of thirteen five are on the map; of the eight others five are told.
    received: 10,
    published: 5,
    rejected: 5,
    answered: 4,
    unanswered: 1,
    overdue: 0,
    decisionHours: { median: expect.any(Number) },
    answerDays: { median: 2.5, p90: 7.9 },
  })
  // Of six one could be told apart; what is sealed is in no number.
  expect(numbers.reasons).toEqual([{ reason: 'abuse', count: 5 }])
  expect(numbers.months.at(-1)?.month).toBe(month)
  expect(numbers.months.reduce((sum, { answered }) => sum + answered, 0)).toBe(4)
  expect(numbers.categories).toMatchObject([{ category: 'crossing', published: 5, answered: 4 }])
})

test('those who work on it see every reason and what waits; nobody else does', async () => {
  const answer = await (await as('responder')).get(`/cities/kyiv/desk/numbers?${period}`)
  const numbers = DeskNumbers.parse(answer.json())
  expect(numbers.reasons).toContainEqual({ reason: 'duplicate', count: 1 })
  expect(numbers).toMatchObject({ received: 13, rejected: 7, waiting: 1, oldestAt: expect.any(String) })
  expect((await (await as('moderator', 'ternopil')).get('/cities/kyiv/desk/numbers')).statusCode).toBe(404)
})

test('the table has one number a line and begins with no formula', async () => {
  const { body, headers } = await visitor.get(`/cities/kyiv/numbers.csv?${period}`)
  expect(headers['content-type']).toContain('text/csv')
  expect(body).toContain('part,of,what,value\n')
  expect(body).toMatch(/^total,[\d– -]+,received,10$/m)
  expect(body).toContain('reason,abuse,rejected,5\n')
  expect(body).not.toContain('duplicate')
  expect(body).toContain("organisation,'=1+1,answered,0\n")
})

test.each([
  'from=2026-13',
  'from=2026-05&to=2026-04',
  'from=2001-01&to=2026-01',
  'from=2026-01&from=2026-02',
  'to=x',
])('a period like %s is refused in words', async (query) => {
  const answer = await visitor.get(`/cities/kyiv/numbers?${query}`)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().title).toBeTruthy()
})
