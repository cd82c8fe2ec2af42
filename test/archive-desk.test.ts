import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { checkArchive } from '@bezpechne/server/archives/checking'
import { archiveKey } from '@bezpechne/server/archives/index'
import { claimRequest, letGo, moveToReady, renewClaim } from '@bezpechne/server/archives/request-queries'
import { makeArchives, sweepArchives } from '@bezpechne/server/archives/requests'
import { readConfig } from '@bezpechne/server/config'
import { transact } from '@bezpechne/server/platform/database'
import type { ArchiveList } from '@bezpechne/shared/archives'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'

import { told } from './support/answers.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { givenPublished } from './support/inquiries.ts'
import { enrolled, givenOlena } from './support/olena.ts'
import { people, someone } from './support/people.ts'

const folder = mkdtempSync(join(tmpdir(), 'archives-'))
const config = readConfig({ DATA_DIR: folder, WORKER: 'separate' })
const database = await freshDatabase()
const { db } = database
const app = await buildApp(config, { database })
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})
await givenKyiv(db)
await givenPublished(db)
const { as } = await people(app, database)
const iryna = await as('administrator')
const work = {
  db,
  dataDir: folder,
  key: archiveKey(config.ARCHIVE_KEY),
  report(error: unknown) {
    throw error
  },
}
const at = '/cities/kyiv/desk/archives'
const listed = async (who = iryna) => (await who.get(at)).json<ArchiveList>()

test('one administrator alone is told who makes it; two take the city with them, for a day', async () => {
  expect(await listed()).toEqual({ items: [], alone: true, mails: false })
  const taras = await as('administrator', 'kyiv', 'second')
  const bohdan = await as('administrator', 'kyiv', 'third')
  const { items: asked, alone } = (await iryna.post(at)).json<ArchiveList>()
  expect(alone).toBe(false)
  expect(asked).toMatchObject([{ state: 'asked', agreeable: false, fetchable: false, bytes: null }])
  const id = asked[0]?.id ?? ''
  expect(told(await taras.post(at))).toEqual([409, 'archive-waits'])
  expect(told(await iryna.post(`${at}/${id}/agree`))).toEqual([409, 'second-person-needed'])
  expect(await makeArchives(work)).toBe(0)
  expect((await taras.get(`${at}/${id}/file`)).statusCode).toBe(404)

  expect((await taras.post(`${at}/${id}/agree`)).json()).toMatchObject({ items: [{ state: 'making' }] })
  expect(await makeArchives(work)).toBe(1)
  const [ready] = (await listed()).items
  expect(ready).toMatchObject({ state: 'ready', fetchable: true, fingerprint: work.key.fingerprint })
  for (const who of [iryna, taras]) {
    const file = await who.get(`${at}/${id}/file`, { 'accept-encoding': 'gzip, br' })
    expect([file.statusCode, file.rawPayload.length]).toEqual([200, ready?.bytes])
    expect(file.headers['content-length']).toBe(String(ready?.bytes))
    expect(file.headers).toMatchObject({ 'cache-control': 'no-store' })
  }
  expect((await bohdan.get(`${at}/${id}/file`)).statusCode).toBe(404)
  const file = join(folder, 'archives', `${id}.tar`)
  expect(await checkArchive(file)).toMatchObject({ head: { city: 'kyiv' } })
  const { rows } = await sql<{ action: string }>`select action from audit where city_id = 'kyiv'
    and action like '%archive%' or action = 'city-export' order by seq`.execute(db)
  expect(rows.map(({ action }) => action)).toEqual([
    'archive-ask',
    'archive-agree',
    'city-export',
    'archive-read',
    'archive-read',
  ])

  expect(await sweepArchives(work)).toBe(0)
  await sql`update archive_request set made_at = made_at - interval '25 hours'`.execute(db)
  expect((await iryna.get(`${at}/${id}/file`)).statusCode).toBe(404)
  expect(await listed()).toMatchObject({ items: [{ state: 'over', fetchable: false }] })
  expect(await sweepArchives(work)).toBe(1)
  expect(existsSync(file)).toBe(false)
})

test('what is cancelled, or what nobody agrees to within a week, is never made', async () => {
  const taras = await as('administrator', 'kyiv', 'second')
  const first = (await iryna.post(at)).json<ArchiveList>().items[0]?.id
  expect((await taras.post(`${at}/${first}/cancel`)).statusCode).toBe(200)
  expect(told(await taras.post(`${at}/${first}/cancel`))).toEqual([409, 'archive-over'])
  const second = (await iryna.post(at)).json<ArchiveList>().items[0]?.id
  await sql`update archive_request set asked_at = asked_at - interval '8 days' where state = 'asked'`.execute(
    db,
  )
  expect(told(await taras.post(`${at}/${second}/agree`))).toEqual([409, 'archive-over'])
  expect((await iryna.post(at)).statusCode).toBe(201)
  expect(await makeArchives(work)).toBe(0)

  // Who asked has gone: nobody agrees for the two of them, and others may ask anew.
  const bohdan = await as('administrator', 'kyiv', 'third')
  await taras.post(`${at}/${(await listed(taras)).items[0]?.id}/cancel`)
  const left = (await bohdan.post(at)).json<ArchiveList>().items[0]?.id
  await sql`delete from membership where staff_id =
    (select id from "user" where email = 'administrator.kyiv.third@example.org')`.execute(db)
  expect(told(await taras.post(`${at}/${left}/agree`))).toEqual([409, 'archive-over'])
  expect((await listed(taras)).items[0]).toMatchObject({ id: left, state: 'over', agreeable: false })
  expect((await taras.post(at)).statusCode).toBe(201)
  expect(readdirSync(join(folder, 'archives'))).toEqual([])
})

test('of two who agree at once one does, and the other is told that it is decided', async () => {
  const { id, agreed } = await givenMaking()
  expect(agreed).toEqual([200, 409])
  const taras = await as('administrator', 'kyiv', 'second')
  expect(told(await taras.post(`${at}/${id}/agree`))).toEqual([409, 'archive-over'])
})

test('who dies while writing loses it to the next, who comes back too late changes nothing, and the rest can be fetched', async () => {
  const { id } = await givenMaking()
  const dead = await claimRequest(db)
  if (!dead) throw new Error('nothing waits')
  expect(await makeArchives(work)).toBe(0)
  expect(await renewClaim(db, dead)).toBe(true)
  await sql`update archive_request set worked_until = now() where state = 'making'`.execute(db)
  expect(await makeArchives(work)).toBe(1)
  expect(await renewClaim(db, dead)).toBe(false)
  await transact(db, async (trx) => {
    expect(await moveToReady(trx, dead, { bytes: 1, sha256: '', fingerprint: '' })).toEqual([])
    expect(await letGo(trx, dead, 'unexpected')).toBe(false)
  })

  const whole = await iryna.get(`${at}/${id}/file`)
  const etag = String(whole.headers['etag'])
  const half = whole.rawPayload.length >> 1
  const rest = await iryna.get(`${at}/${id}/file`, { range: `bytes=${half}-`, 'if-range': etag })
  expect([rest.statusCode, rest.headers['content-range']]).toEqual([
    206,
    `bytes ${half}-${whole.rawPayload.length - 1}/${whole.rawPayload.length}`,
  ])
  expect(rest.rawPayload.equals(whole.rawPayload.subarray(half))).toBe(true)
  for (const asked of [
    { range: `bytes=${half}-`, 'if-range': '"another"' },
    { range: 'bytes=99999999-' },
    { range: 'bytes=5-1' },
    { range: 'bytes=0-1,5-9' },
  ]) {
    const all = await iryna.get(`${at}/${id}/file`, asked)
    expect([all.statusCode, all.rawPayload.length], asked.range).toEqual([200, whole.rawPayload.length])
  }

  // A day long it lies there: what others left who died goes all the same, and who may still write is left alone.
  const folders = ['.bezpechne-archive-old', '.bezpechne-archive-new'].map((name) =>
    join(folder, 'archives', name),
  )
  for (const path of folders) mkdirSync(path)
  utimesSync(folders[0] ?? '', 0, 0)
  expect(await sweepArchives(work)).toBe(1)
  expect(existsSync(folders[1] ?? '')).toBe(true)
  rmSync(folders[1] ?? '', { recursive: true })
  for (const name of readdirSync(join(folder, 'archives'))) rmSync(join(folder, 'archives', name))
  expect(told(await iryna.get(`${at}/${id}/file`))).toEqual([404, 'not-found'])
})

test('a server that is stopped gives it to another one, which begins anew', async () => {
  await givenMaking()
  const stop = new AbortController()
  const making = makeArchives(work, stop.signal)
  await vi.waitFor(() => expect(readdirSync(join(folder, 'archives'))).toHaveLength(1), { interval: 1 })
  stop.abort()
  expect(await making).toBe(0)
  expect(readdirSync(join(folder, 'archives'))).toEqual([])
  expect((await listed()).items[0]?.state).toBe('making')
  expect(await makeArchives(work)).toBe(1)
})

async function clear(): Promise<void> {
  await sql`delete from archive_request`.execute(db)
  await sweepArchives(work)
}

/** Agreed to by two at once. */
async function givenMaking(): Promise<{ id: string; agreed: number[] }> {
  await clear()
  const others = [await as('administrator', 'kyiv', 'second'), await as('administrator', 'kyiv', 'fourth')]
  const id = (await iryna.post(at)).json<ArchiveList>().items[0]?.id ?? ''
  const answers = await Promise.all(others.map((one) => one.post(`${at}/${id}/agree`)))
  return { id, agreed: answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b) }
}

test('S11 an open tab fetches nothing without a code of the last minutes; only what broke off goes on', async () => {
  const { id } = await givenMaking()
  expect(await makeArchives(work)).toBe(1)
  const olena = await givenOlena(db)
  await db
    .insertInto('membership')
    .values({ city_id: 'kyiv', staff_id: olena.id, role: 'administrator' })
    .execute()
  await sql`update archive_request set agreed_by = ${olena.id} where id = ${id}::uuid`.execute(db)
  const desk = someone(app)
  await enrolled(desk, olena)
  const file = `${at}/${id}/file`
  expect((await desk.post(`${at}/${id}/fetch`)).statusCode).toBe(200)
  const { etag } = (await desk.get(file)).headers

  await sql`update fresh_factor set at = now() - interval '6 minutes'`.execute(db)
  expect(told(await desk.post(`${at}/${id}/fetch`))).toEqual([403, 'code-again'])
  for (const asked of [{}, { range: 'bytes=9-' }, { range: 'bytes=9-', 'if-range': '"another"' }])
    expect(told(await desk.get(file, asked))).toEqual([403, 'code-again'])
  const rest = await desk.get(file, { range: 'bytes=9-', 'if-range': String(etag) })
  expect(rest.statusCode).toBe(206)
})
