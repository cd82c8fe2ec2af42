import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { stepInquiry } from '@bezpechne/server/inquiries/index'
import { transact } from '@bezpechne/server/platform/database'
import type { LiveEvent } from '@bezpechne/shared/tiles'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { givenKyiv, givenTernopil, kyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished } from './support/inquiries.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({}), { database })
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
const moderator = { role: 'moderator', id: null } as const

test('a stream has no head to ask for', async () => {
  const { status, headers } = await fetch(`${origin}/api/v1/events?city=kyiv`, { method: 'HEAD' })
  expect([status, headers.get('allow')]).toEqual([405, 'GET'])
})

beforeAll(async () => {
  await givenKyiv(db)
  await givenTernopil(db)
})
afterAll(() => app.close())

/** Somebody with the map of a city open. */
async function watching(city: string) {
  const leave = new AbortController()
  const answer = await fetch(`${origin}/api/v1/events?city=${city}`, {
    headers: { accept: 'text/event-stream' },
    signal: leave.signal,
  })
  const heard: LiveEvent[] = []
  let ended = false
  async function listen(): Promise<void> {
    let text = ''
    const decoder = new TextDecoder()
    for await (const part of answer.body ?? []) {
      text += decoder.decode(part, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const [, type, data] = /^event: (.+)\ndata: (.+)$/.exec(block) ?? []
        if (type && data) heard.push({ type, ...JSON.parse(data) })
      }
    }
    ended = true
  }
  const listening = listen().catch(() => {})
  return { answer, heard, leave: () => leave.abort(), listening, ended: () => ended }
}

const soon = { timeout: 2000, interval: 20 }

test('who watches a city hears of red and green within two seconds, and nothing else', async () => {
  const olha = await watching('kyiv')
  const ivan = await watching('ternopil')
  expect(olha.answer.headers.get('content-type')).toContain('text/event-stream')
  const { id, number } = await givenPublished(db, { at: kyiv.west.inside, text: 'canary-5f1c' })
  await vi.waitFor(
    () => expect(olha.heard).toContainEqual({ type: 'inquiry-changed', number, colour: 'red' }),
    soon,
  )
  await vi.waitFor(
    () => expect(olha.heard).toContainEqual({ type: 'tile-changed', seq: expect.any(Number) }),
    soon,
  )
  const step = (name: 'answer' | 'hide') =>
    transact(db, (trx) => stepInquiry(trx, { city: 'kyiv', id, step: name, actor: moderator }))
  await step('answer')
  await vi.waitFor(
    () => expect(olha.heard).toContainEqual({ type: 'inquiry-changed', number, colour: 'green' }),
    soon,
  )
  await step('hide')
  await vi.waitFor(
    () => expect(olha.heard).toContainEqual({ type: 'inquiry-changed', number, colour: null }),
    soon,
  )
  expect(ivan.heard).toEqual([])
  expect(JSON.stringify(olha.heard)).not.toContain('canary')
  expect(
    olha.heard.every((event) =>
      Object.keys(event).every((key) => ['type', 'seq', 'number', 'colour'].includes(key)),
    ),
  ).toBe(true)
  olha.leave()
  ivan.leave()
})

test('there is nothing to watch in a city that is not there', async () => {
  const answer = await fetch(`${origin}/api/v1/events?city=atlantis`)
  expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'city-not-found' }])
})

test('a program that refuses event streams is told so', async () => {
  const answer = await fetch(`${origin}/api/v1/events?city=kyiv`, { headers: { accept: 'application/json' } })
  expect(answer.status).toBe(406)
})

test('a closing server ends its streams instead of waiting for them', async () => {
  const second = await buildApp(readConfig({}), { database })
  const address = await second.listen({ host: '127.0.0.1', port: 0 })
  const answer = await fetch(`${address}/api/v1/events?city=kyiv`)
  const end = answer.text()
  const start = performance.now()
  await second.close()
  await end
  expect(performance.now() - start).toBeLessThan(8000)
})
