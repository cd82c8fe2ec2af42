import { randomUUID } from 'node:crypto'

import { transact, type Trx } from '@bezpechne/server/platform/database'
import { startJobs, within } from '@bezpechne/server/platform/jobs'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'

import { freshDatabase } from './support/database.ts'

const database = await freshDatabase()
const { db } = database
const jobs = await startJobs(database, (error) => process.emitWarning(error))
afterAll(() => jobs.stop())

const insertRow = (trx: Trx) =>
  trx.insertInto('spent_challenge').values({ id: randomUUID(), expires_at: new Date() }).execute()
const insert = () => transact(db, insertRow)
const count = async () => (await db.selectFrom('spent_challenge').select('id').execute()).length
const misuse = 'A transaction is open here'

test('this file starts without the rows of others', async () => {
  expect(await count()).toBe(0)
})

test('inside a transaction db, a second one and the queue are refused, not waited for', async () => {
  await expect(transact(db, () => count())).rejects.toThrow(misuse)
  await expect(transact(db, () => insert())).rejects.toThrow(misuse)
  await expect(transact(db, () => jobs.send('mail', {}))).rejects.toThrow(misuse)
  expect(await count()).toBe(0)
})

test('rows and jobs are undone together', async () => {
  const failing = transact(db, async (trx) => {
    await insertRow(trx)
    await jobs.send('mail', {}, within(trx))
    throw new Error('change of mind')
  })
  await expect(failing).rejects.toThrow('change of mind')
  expect(await count()).toBe(0)
  expect(await jobs.fetch('mail')).toEqual([])
})

test('transactions of different requests wait for each other', async () => {
  await Promise.all([insert(), insert(), insert(), count()])
  expect(await count()).toBe(3)
})

test('who listens hears what was committed', async () => {
  const heard: (string | undefined)[] = []
  const stop = await database.listen('news', (payload) => heard.push(payload))
  await transact(db, (trx) => sql`select pg_notify('news', 'one')`.execute(trx))
  await vi.waitFor(() => expect(heard).toEqual(['one']))
  await stop()
})
