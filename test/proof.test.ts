import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { transact } from '@bezpechne/server/platform/database'
import { readProof, writeProof } from '@bezpechne/shared/proof'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { solve } from './support/proof.ts'

const database = await freshDatabase()
const { db } = database
const config = readConfig({ POW_COST: '4', SUBMIT_LIMITS: '3/h' })
const app = await buildApp(config, { database })
afterAll(() => app.close())
await givenKyiv(db)
await givenTernopil(db)

const check = (proof: string | undefined, city = 'ternopil', on = app) =>
  transact(db, (trx) => on.proofs.check(trx, { city, action: 'inquiry', proof }))

const forge = (proof: string, change: (solved: NonNullable<ReturnType<typeof readProof>>) => void) => {
  const solved = readProof(proof)
  if (!solved) throw new Error('no proof')
  change(solved)
  return writeProof(solved)
}

test('a solved challenge is taken once', async () => {
  const proof = await solve(app, 'ternopil')
  await check(proof)
  await expect(check(proof)).rejects.toMatchObject({ code: 'proof-used' })
})

test('what was undone has not spent it; of two at once one is taken', async () => {
  const proof = await solve(app, 'ternopil')
  const failing = transact(db, async (trx) => {
    await app.proofs.check(trx, { city: 'ternopil', action: 'inquiry', proof })
    throw new Error('outside the city')
  })
  await expect(failing).rejects.toThrow('outside the city')
  const both = await Promise.allSettled([check(proof), check(proof)])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a spent one stays spent after a restart', async () => {
  const proof = await solve(app, 'ternopil')
  await check(proof)
  const restarted = await buildApp(config, { database })
  await expect(check(proof, 'ternopil', restarted)).rejects.toMatchObject({ code: 'proof-used' })
  await restarted.close()
})

test('it is good for its own city and action alone', async () => {
  await expect(check(await solve(app, 'kyiv'))).rejects.toMatchObject({ code: 'proof-wrong' })
  await expect(check(await solve(app, 'ternopil', 'photo'))).rejects.toMatchObject({ code: 'proof-wrong' })
})

test('none, a made-up one and a changed one are refused', async () => {
  await expect(check(undefined)).rejects.toMatchObject({ code: 'proof-missing' })
  await expect(check('x'.repeat(40))).rejects.toMatchObject({ code: 'proof-wrong' })
  const proof = await solve(app, 'ternopil')
  const forged = [
    forge(proof, ({ challenge }) => (challenge.parameters.data.until += 600)),
    forge(proof, ({ challenge }) => (challenge.parameters.cost = 1)),
    forge(proof, ({ challenge }) => (challenge.signature = '0'.repeat(64))),
    forge(proof, ({ solution }) => (solution.derivedKey = '0'.repeat(64))),
    forge(proof, ({ solution }) => (solution.derivedKey = 'not hex')),
  ]
  for (const one of forged) await expect(check(one)).rejects.toMatchObject({ code: 'proof-wrong' })
  await check(proof)
})

test('after five minutes of the database it is too late', async () => {
  const proof = await solve(app, 'ternopil')
  const { rows } = await sql<{
    now: number
  }>`select extract(epoch from clock_timestamp())::float8 as now`.execute(db)
  const until = readProof(proof)?.challenge.parameters.data.until ?? 0
  expect(until - (rows[0]?.now ?? 0)).toBeGreaterThan(298)
  expect(until - (rows[0]?.now ?? 0)).toBeLessThanOrEqual(300)
})

test('who asks often works more, up to eight times, and is never refused', async () => {
  const hard = await buildApp(readConfig({ POW_COST: '64', SUBMIT_LIMITS: '1/h,2/h,3/h' }), { database })
  const tries: number[] = []
  for (let asked = 0; asked < 5; asked += 1) {
    tries.push(readProof(await solve(hard, 'kyiv'))?.solution.counter ?? -1)
  }
  await hard.close()
  expect(tries[4]).toBeGreaterThanOrEqual(256)
  expect(Math.max(...tries)).toBeLessThanOrEqual(512)
})
