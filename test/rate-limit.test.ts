import { transact } from '@bezpechne/server/platform/database'
import { longest } from '@bezpechne/server/platform/limits'
import { countBeyond, limits, spend, subjectOf } from '@bezpechne/server/platform/rate-limit'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'

const { db } = await freshDatabase()
const three = [{ hits: 3, seconds: 86_400 }]
beforeEach(() => db.deleteFrom('rate_limit').execute())

test('three pass, the fourth is told how long to wait, and somebody else passes', async () => {
  for (let one = 0; one < 3; one += 1) await spend(db, 'receipt', 'olia', three)
  const refused = await spend(db, 'receipt', 'olia', three).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'too-many', detail: { retryAfter: expect.any(Number) } })
  await spend(db, 'receipt', 'petro', three)
  await spend(db, 'photo', 'olia', three)
})

test('a refused one is not counted', async () => {
  const tries = Array.from({ length: 9 }, () => spend(db, 'receipt', 'olia', three))
  const settled = await Promise.allSettled(tries)
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  const { hits } = await db.selectFrom('rate_limit').select('hits').executeTakeFirstOrThrow()
  expect(hits).toBe(3)
})

test('what was undone was not counted', async () => {
  const failing = transact(db, async (trx) => {
    await spend(trx, 'inquiry', 'olia', three)
    throw new Error('outside the city')
  })
  await expect(failing).rejects.toThrow('outside the city')
  expect(await db.selectFrom('rate_limit').select('hits').execute()).toEqual([])
})

test('the window slides: the one before still counts by what is left of it', async () => {
  const day = 86_400
  await sql`insert into rate_limit values ('receipt/86400', 'olia',
    to_timestamp((floor(extract(epoch from now()) / ${day}::float8) - 1) * ${day}::float8), 1000)`.execute(db)
  const { rows } = await sql<{ left: number }>`
    select (1 - (extract(epoch from now()) / ${day}::float8 - floor(extract(epoch from now()) / ${day}::float8)))::float8 * 1000 as left`.execute(
    db,
  )
  const left = Math.floor(rows[0]?.left ?? 0)
  expect(await countBeyond(db, 'receipt', 'olia', [{ hits: Math.max(0, left - 2), seconds: day }])).toBe(1)
  expect(await countBeyond(db, 'receipt', 'olia', [{ hits: left + 5, seconds: day }])).toBe(0)
})

test('limits that only make the proof harder are told, not enforced', async () => {
  const soft = [...three, { hits: 1, seconds: 172_800 }]
  const beyond: number[] = []
  for (let one = 0; one < 5; one += 1) beyond.push(await countBeyond(db, 'challenge', 'olia', soft))
  expect(beyond).toEqual([0, 1, 1, 2, 2])
})

test('no window is longer than half a day: of a longer one, the one before would be forgotten while it counts', () => {
  const windows = Object.entries(limits).flatMap(([name, some]) =>
    some.map(({ seconds }) => ({ name, seconds })),
  )
  expect(windows.filter(({ seconds }) => seconds > longest)).toEqual([])
})

const of = (address: string) => subjectOf('secret', address)

test('a subject is a keyed hash of an address or of a /64', () => {
  expect(of('192.0.2.1')).not.toContain('192')
  expect(of('192.0.2.1')).not.toBe(of('192.0.2.2'))
  expect(of('::ffff:192.0.2.1')).toBe(of('192.0.2.1'))
  expect(of('2001:db8:1:2::1')).toBe(of('2001:DB8:0001:2:ffff:1:2:3'))
  expect(of('2001:db8:1:2::1')).not.toBe(of('2001:db8:1:3::1'))
  expect(of('fe80::1%eth0')).toBe(of('fe80:0:0:0:1::'))
  expect(of('::1')).toBe(of('::2'))
  expect(subjectOf('other', '192.0.2.1')).not.toBe(of('192.0.2.1'))
})
