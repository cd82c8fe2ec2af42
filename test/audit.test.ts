import { buildApp } from '@bezpechne/server/app'
import { verifyAudit } from '@bezpechne/server/audit/verify'
import { readConfig } from '@bezpechne/server/config'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'
import { givenSubmitted } from './support/inquiries.ts'
import { people } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({}), { database })
const { as } = await people(app, database)
afterAll(() => app.close())

const rows = () =>
  db.selectFrom('audit').selectAll().where('action', 'not like', 'role-%').orderBy('seq').execute()

test('what a moderator reads and does is written down, once for a repeated request, and nothing of a refused one', async () => {
  const moderator = await as('moderator')
  const { id } = await givenSubmitted(db)
  const one = `/cities/kyiv/moderation/inquiries/${id}`
  await moderator.get('/cities/kyiv/moderation/queue')
  await moderator.get(one)
  await moderator.get(one.replace(id, '01890000-0000-7000-8000-000000000000'))
  const key = { 'idempotency-key': 'the-same-claim-twice' }
  await moderator.post(`${one}/claim`, {}, key)
  await moderator.post(`${one}/claim`, {}, key)
  await moderator.post(`${one}/restore`)
  expect((await rows()).map(({ action, inquiry_id }) => [action, inquiry_id])).toEqual([
    ['queue-read', null],
    ['case-read', id],
    ['claim', id],
  ])
})

test('nobody changes or removes a row; whoever does it behind the database’s back is found at that row', async () => {
  await expect(sql`update audit set action = 'nothing'`.execute(db)).rejects.toThrow('only added to')
  await expect(sql`delete from audit`.execute(db)).rejects.toThrow('only added to')
  await expect(sql`truncate audit`.execute(db)).rejects.toThrow('only added to')
  expect(await verifyAudit(db)).toMatchObject([{ city: 'kyiv', seq: 4, broken: null }])

  await sql`alter table audit disable trigger audit_keep`.execute(db)
  await sql`update audit set actor_role = 'responder' where seq = 2`.execute(db)
  expect(await verifyAudit(db)).toMatchObject([{ broken: 2 }])
  await sql`update audit set actor_role = 'moderator' where seq = 2`.execute(db)
  expect(await verifyAudit(db)).toMatchObject([{ broken: null }])

  const [{ hash } = { hash: '' }] = await verifyAudit(db)
  await sql`delete from audit where seq = 4`.execute(db)
  expect(await verifyAudit(db)).toMatchObject([{ broken: 4 }])
  await sql`update audit_head set seq = 3, hash = (select hash from audit where seq = 3)`.execute(db)
  expect(await verifyAudit(db)).toMatchObject([{ broken: null, expected: false }])
  expect(await verifyAudit(db, hash)).toMatchObject([{ broken: null, expected: false }])
  await sql`alter table audit enable trigger audit_keep`.execute(db)
})

test('an administrator reads who did what, page by page, and is in the list for it', async () => {
  const administrator = await as('administrator')
  const given = (await administrator.get('/cities/kyiv/audit?limit=1')).json()
  expect(given.items).toMatchObject([
    { action: 'role-given', role: 'system', actor: null, person: { role: 'administrator' } },
  ])
  const rest = await administrator.get(`/cities/kyiv/audit?cursor=${given.nextCursor}`)
  expect(rest.json().items.map(({ action }: { action: string }) => action)).toEqual([
    'case-read',
    'queue-read',
    'role-given',
  ])
  const own = await administrator.get('/cities/kyiv/audit?action=audit-read')
  expect(own.json().items).toMatchObject([
    { role: 'administrator', actor: { name: expect.stringContaining('administrator') } },
    { role: 'administrator' },
  ])
})

test('whoever gets or loses a role, by whatever way, it is written down', async () => {
  await db.deleteFrom('membership').where('role', '=', 'moderator').execute()
  expect((await db.selectFrom('audit').select('action').orderBy('seq', 'desc').execute())[0]).toEqual({
    action: 'role-taken',
  })
  expect(await verifyAudit(db)).toMatchObject([{ broken: null }])
})

test('a route for staff that names nothing for the audit stops the start', async () => {
  const other = await buildApp(readConfig({}), { database })
  expect(() =>
    other.get('/api/v1/cities/:city/forgotten', { config: { access: 'moderate' } }, async () => ''),
  ).toThrow('names nothing for the audit')
  await other.close()
})
