import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { afterAll, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenSubmitted } from './support/inquiries.ts'
import { residentOf } from './support/resident.ts'
import { freePort, temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
await givenKyiv(database.db)
const data = temporaryDirectory()
const METRICS_PORT = String(await freePort())
const app = await buildApp(
  readConfig({ DATA_DIR: data.path, POW_COST: '1', METRICS_PORT, SMTP_URL: 'smtp://127.0.0.1:1' }),
  { database },
)
await app.ready()
afterAll(async () => {
  await app.close()
  data.remove()
})
const read = async () => (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text()

test('an operator reads what waits and what came, on an address of its own, and nothing about a person', async () => {
  const { send } = residentOf(app)
  await givenSubmitted(database.db)
  await send({
    text: 'Канарка за адресою',
    category: 'crossing',
    address: 'Канаркова, 7',
    email: 'canary@example.org',
  })
  await app.inject({ method: 'POST', url: '/api/v1/cities/canary/inquiries', payload: { text: 'canary' } })

  const text = await read()
  for (const line of [
    'bezpechne_database_up 1',
    'bezpechne_submissions_total{city="kyiv",result="taken"} 1',
    'bezpechne_submissions_total{city="",result="refused"} 1',
    'bezpechne_screening_waiting{city="kyiv"} 2',
    'bezpechne_jobs_waiting{queue="mail-dead"} 0',
    'bezpechne_pool_connections{state="waiting"} 0',
  ])
    expect(text).toContain(line)
  expect(text).toMatch(/http_request_duration_seconds_count\{.*route="\/api\/v1\/cities\/:city\/inquiries"/)
  expect(text).not.toMatch(/canary|канар/i)
  for (const url of ['/metrics', '/api/v1/metrics']) expect((await app.inject(url)).statusCode).toBe(404)

  // The dashboard asks for nothing that is not there.
  const dashboard = readFileSync(join(import.meta.dirname, '../deploy/grafana-dashboard.json'), 'utf8')
  const asked = new Set(
    [...dashboard.matchAll(/\b(?:bezpechne|http|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name),
  )
  const named = await read()
  const there = [...asked].filter((name) =>
    named.includes(`# TYPE ${name.replace(/_(bucket|count|sum)$/, '')} `),
  )
  expect([...asked].filter((name) => !there.includes(name))).toEqual([])
  expect(asked.size).toBeGreaterThan(10)
})

test('while the database is away, what the process knows itself is told all the same', async () => {
  await database.db.schema.alterTable('outbox').renameTo('outbox_away').execute()
  const text = await read()
  await database.db.schema.alterTable('outbox_away').renameTo('outbox').execute()
  expect(text).toContain('bezpechne_database_up 0')
  expect(text).toMatch(/^process_resident_memory_bytes \d+/m)
  expect(text).toMatch(/^bezpechne_submissions_total\{.*\} 1$/m)
  expect(text).not.toMatch(/^bezpechne_outbox_waiting \d/m)
  expect(await read()).toContain('bezpechne_database_up 1')
})
