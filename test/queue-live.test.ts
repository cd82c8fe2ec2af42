import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { afterAll, expect, test, vi } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenSubmitted } from './support/inquiries.ts'
import { people, type Person } from './support/people.ts'
import { listening } from './support/stream.ts'

const database = await freshDatabase()
const { db } = database
await givenKyiv(db)
await givenTernopil(db)
// Two servers on one database: what one does, those at the other hear.
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const other = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const origin = await other.listen({ host: '127.0.0.1', port: 0 })
const { as, visitor } = await people(app, database)
const olena = await as('moderator')
const taras = await as('moderator', 'kyiv', 'second')
afterAll(async () => {
  await app.close()
  await other.close()
})

const open = (who: Person, city: string) =>
  listening(`${origin}/api/v1/cities/${city}/moderation/events`, {
    cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  })
const at = (id: string, step: string) => `/cities/kyiv/moderation/inquiries/${id}/${step}`
const soon = { timeout: 2000, interval: 20 }

test('each change of the queue is heard within two seconds, in every process, and nothing is said of it', async () => {
  const desk = await open(olena, 'kyiv')
  const elsewhere = await open(await as('moderator', 'ternopil'), 'ternopil')
  expect(desk.answer.headers.get('content-type')).toContain('text/event-stream')
  let id = ''
  const acts: [string, () => Promise<unknown>][] = [
    ['submission', async () => ({ id } = await givenSubmitted(db, { text: 'canary-text' }))],
    ['claim', () => taras.post(at(id, 'claim'))],
    ['release', () => taras.post(at(id, 'release'))],
    ['claim again', () => taras.post(at(id, 'claim'))],
    ['decision', () => taras.post(at(id, 'reject'), { reason: 'abuse' })],
    ['taking back', () => taras.post(at(id, 'undo'))],
  ]
  for (const [what, act] of acts) {
    // The pause after the last word is over: the next is said at once.
    await vi.waitFor(async () => {
      const before = desk.heard.length
      await new Promise((resolve) => void setTimeout(resolve, 600))
      expect(desk.heard.length).toBe(before)
    })
    const before = desk.heard.length
    await act()
    await vi.waitFor(() => expect(desk.heard.length, what).toBeGreaterThan(before), soon)
  }
  expect(new Set(desk.heard.map(({ type, data }) => `${type} ${data}`))).toEqual(
    new Set(['queue-changed {}']),
  )
  expect(elsewhere.heard).toEqual([])
  desk.leave()
  elsewhere.leave()
})

test('of what is sealed nobody hears, whatever becomes of it', async () => {
  const desk = await open(olena, 'kyiv')
  const { id } = await givenSubmitted(db, { sealed: true })
  for (const change of [
    { claimed_by: null, claimed_until: new Date() },
    { queue_at: new Date() },
    { category: 'noise' },
    { state: 'rejected' as const },
  ])
    await db.updateTable('inquiry').set(change).where('id', '=', id).execute()
  await db.deleteFrom('inquiry').where('id', '=', id).execute()
  await new Promise((resolve) => void setTimeout(resolve, 700))
  expect(desk.heard).toEqual([])
  await givenSubmitted(db)
  await vi.waitFor(() => expect(desk.heard).toHaveLength(1), soon)
  desk.leave()
})

test('a stream ends soon after its session, and none begins without one', async () => {
  const desk = await open(taras, 'kyiv')
  expect((await open(visitor, 'kyiv')).answer.status).toBe(401)
  expect((await open(await as('responder'), 'kyiv')).answer.status).toBe(404)
  expect((await open(olena, 'ternopil')).answer.status).toBe(404)
  await taras.post('/api/auth/sign-out')
  await vi.waitFor(() => expect(desk.ended()).toBe(true), { timeout: 5000, interval: 50 })
  expect(desk.heard).toEqual([])
})
