import { Writable } from 'node:stream'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { logOptions } from '@bezpechne/server/platform/log'
import { afterAll, expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'

let written = ''
const stream = new Writable({
  write(chunk: Buffer, _encoding, done) {
    written += chunk.toString()
    done()
  },
})
const logger = logOptions('trace', stream)
const app = await buildApp(readConfig({}), { database: await freshDatabase(), logger })
app.get('/canary/:name', { config: { access: 'public' } }, async (request) => {
  request.log.info({ text: 'canary-1', request, body: { receipt: 'canary-2' }, count: 3 }, 'counted')
  throw Object.assign(new Error('canary-3 <canary-4@example.org>'), { code: '23505', detail: 'canary-5' })
})
afterAll(() => app.close())
const lines = () =>
  written
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))

test('a line says what was asked for and how it went, never by whom or with what', async () => {
  const headers = {
    'user-agent': 'canary-6',
    cookie: 'session=canary-7',
    referer: 'http://canary-8',
    'x-forwarded-for': '192.0.2.77',
    'idempotency-key': 'canary-9-key',
  }
  const payload = { code: 'canary-10', text: 'canary-11' }
  await app.inject({ url: '/canary/canary-12?receipt=canary-13', headers, remoteAddress: '192.0.2.99' })
  await app.inject({ url: '/api/v1/cities/canary-14/inquiries?q=canary-15', headers })
  await app.inject({ method: 'POST', url: '/api/v1/cities/kyiv/inquiries', headers, payload })
  await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers, payload: '{"canary-16' })
  await app.inject({ url: '/canary-17/%E0%A4%A?canary-18', headers })
  expect(written).not.toMatch(/canary-\d|192\.0\.2/)
  expect(lines()).toContainEqual(expect.objectContaining({ msg: 'counted', count: 3 }))
  expect(lines()).toContainEqual(
    expect.objectContaining({ msg: 'answered', method: 'GET', route: '/canary/:name', status: 500 }),
  )
})

test('an error is logged by its kind and place, under the number the caller was told', async () => {
  const { id } = (await app.inject('/canary/x')).json()
  const logged = lines().find((line) => line['reqId'] === id && line['level'] === 'error')
  expect(logged).toMatchObject({ msg: 'internal', err: { type: 'Error', message: '', code: '23505' } })
  expect(JSON.stringify(logged)).toContain('log.test.ts')
})
