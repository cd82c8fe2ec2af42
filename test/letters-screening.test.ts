import { randomUUID } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { afterAll, expect, test } from 'vitest'

import { statuses, told } from './support/answers.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { corresponding } from './support/letters.ts'
import { givenMailboxes } from './support/mailboxes.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ POW_COST: '1' }), { database })
afterAll(() => app.close())
await givenKyiv(db)
const boxes = await givenMailboxes(db)
const { member, writer } = await corresponding(app, database, boxes)
const moderator = await member('moderator', [boxes.moderation])
const colleague = await member('moderator', [boxes.moderation], 'second')

async function given(wanted: Parameters<ReturnType<typeof writer>['write']>[0] = {}) {
  const olha = writer()
  await olha.write(wanted)
  return olha
}

test('a moderator reads the words without the name, and after forwarding nothing at all', async () => {
  const olha = await given({ text: 'Сусід торгує.' })
  const { id } = olha
  const seen = await moderator.read(id)
  expect(seen.opened.messages).toMatchObject([{ body: { text: 'Сусід торгує.' } }])
  expect([seen.record.capsule, seen.record.capsuleWraps]).toEqual([null, []])
  expect(seen.record.wraps.map(({ box }) => box)).toEqual(['moderation:city:1'])

  expect(told(await moderator.decide(id, 'forward'))).toEqual([409, 'claim-needed'])
  expect(told(await moderator.take(id))).toEqual([200, undefined])
  expect(told(await colleague.take(id))).toEqual([409, 'claimed-by-another'])
  expect((await moderator.decide(id, 'forward')).json()).toMatchObject({ state: 'forwarded' })

  for (const person of [moderator, colleague]) {
    const [gone, never] = [await person.fetchOne(id), await person.fetchOne(randomUUID())]
    expect([gone.statusCode, gone.body]).toEqual([404, never.body])
    for (const step of ['claim', 'release', 'recuse']) {
      const here = await person.post(id, step, { version: 1 })
      const nowhere = await person.post(randomUUID(), step, { version: 1 })
      expect([here.statusCode, here.body]).toEqual([nowhere.statusCode, nowhere.body])
    }
  }
  const wraps = await db
    .selectFrom('letter_wrap')
    .select(['box', 'dormant'])
    .where('letter_id', '=', id)
    .execute()
  expect(wraps.toSorted((a, b) => (a.box < b.box ? -1 : 1))).toEqual([
    { box: 'beat:HOL-01:1', dormant: false },
    { box: 'resident', dormant: false },
  ])
  expect((await olha.read()).events.map(({ step }) => step)).toEqual(['submit', 'claim', 'forward'])
})

test('forwarded twice at once: one of them does it', async () => {
  const { id } = await given()
  await moderator.take(id)
  const command = moderator.signed(await moderator.read(id), 'forward')
  const both = await Promise.all([
    moderator.post(id, 'forward', command),
    moderator.post(id, 'forward', command),
  ])
  expect(statuses(both)).toEqual([200, 404])
})

test('who left a letter to others sees it nowhere', async () => {
  const { id } = await given()
  await moderator.take(id)
  expect(told(await moderator.take(id, 'recuse'))).toEqual([200, undefined])
  expect((await moderator.fetchOne(id)).statusCode).toBe(404)
  const ids = (list: Awaited<ReturnType<typeof moderator.list>>) =>
    list.json<{ items: { id: string }[] }>().items.map((item) => item.id)
  expect(ids(await moderator.list())).not.toContain(id)
  expect(ids(await colleague.list())).toContain(id)
  expect(told(await colleague.take(id))).toEqual([200, undefined])
})

test('a moderator answers where no officer is needed, never a crime; the resident may escalate', async () => {
  const olha = await given()
  await moderator.take(olha.id)
  expect(told(await moderator.answer(olha.id, 'Зверніться до ЦНАП.'))).toEqual([200, undefined])
  expect((await moderator.fetchOne(olha.id)).statusCode).toBe(404)
  expect((await olha.read()).opened.messages).toMatchObject([{}, { body: { text: 'Зверніться до ЦНАП.' } }])
  expect((await olha.command('escalate')).json()).toMatchObject({ state: 'forwarded' })
  expect(told(await olha.command('escalate'))).toEqual([409, 'step-not-allowed'])

  const crime = await given({ track: 'crime' })
  await moderator.take(crime.id)
  expect(told(await moderator.answer(crime.id, 'Ні.'))).toEqual([409, 'step-not-allowed'])
})

test('a tip may be refused, and escalated once', async () => {
  const tip = await given({ track: 'tip' })
  await moderator.take(tip.id)
  expect((await moderator.decide(tip.id, 'spam')).json()).toMatchObject({ state: 'spam-closed' })
  expect((await tip.command('escalate')).json()).toMatchObject({ state: 'forwarded' })
  const appeal = await given()
  await moderator.take(appeal.id)
  expect(told(await moderator.decide(appeal.id, 'spam'))).toEqual([409, 'step-not-allowed'])
})

test('a stolen or stale signature moves nothing', async () => {
  const { id } = await given()
  await moderator.take(id)
  const command = moderator.signed(await moderator.read(id), 'forward')
  expect(told(await moderator.post(id, 'spam', command))).toEqual([400, 'invalid-input'])
  expect(told(await moderator.post(id, 'forward', { ...command, version: 9 }))).toEqual([
    409,
    'stale-version',
  ])
  expect(told(await moderator.post(id, 'forward', { ...command, box: 'beat:HOL-01:1' }))).toEqual([
    400,
    'invalid-input',
  ])
})

test('what is taken back before it is registered is gone at once', async () => {
  const olha = await given({ photos: [new Uint8Array(1000)] })
  expect((await olha.command('withdraw')).json()).toMatchObject({ state: 'withdrawn' })
  expect((await olha.fetchMine()).statusCode).toBe(404)
  for (const table of ['letter_message', 'letter_wrap', 'letter_event', 'letter_file', 'capsule'] as const)
    expect(await db.selectFrom(table).selectAll().where('letter_id', '=', olha.id).execute()).toEqual([])
  expect(
    await db.selectFrom('letter_tombstone').select('state').where('letter_id', '=', olha.id).execute(),
  ).toEqual([{ state: 'withdrawn' }])
})
