import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { sweepLetterFiles } from '@bezpechne/server/letters/files'
import { letterExpiries } from '@bezpechne/server/letters/retention'
import { closeOver, failOver, tellNews, tellWaiting } from '@bezpechne/server/letters/upkeep'
import { writeLetterNews, writeLettersWaiting } from '@bezpechne/server/notifications/letter-mails'
import { countDue, removeDue } from '@bezpechne/server/platform/retention'
import { openStorage } from '@bezpechne/server/platform/storage'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'

import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { corresponding } from './support/letters.ts'
import { givenMailboxes } from './support/mailboxes.ts'

const folder = mkdtempSync(join(tmpdir(), 'letters-'))
const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ POW_COST: '1', DATA_DIR: folder, WORKER: 'separate' }), { database })
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})
await givenKyiv(db)
const boxes = await givenMailboxes(db)
const { member, writer } = await corresponding(app, database, boxes)
const moderator = await member('moderator', [boxes.moderation])
const officer = await member('officer', [boxes.beat('HOL-01')])
const storage = openStorage(folder, 'letters')
const desk = {
  db,
  at: 'https://map.example.org',
  linkToken: app.linkToken,
  noticeAddress: app.noticeAddress,
  residentAddress: app.residentAddress,
  readerAddress: app.readerAddress,
  addressKey: app.addressKey,
}

beforeEach(async () => {
  await db.deleteFrom('letter').execute()
  await db.deleteFrom('outbox').execute()
})

/** As if so much time had passed since it came, was answered, was closed. */
async function later(id: string, interval: string) {
  const back = (column: string) => sql<Date>`${sql.ref(column)} - ${interval}::interval`
  await db
    .updateTable('letter')
    .set({
      failover_at: back('failover_at'),
      replied_at: back('replied_at'),
      closed_at: back('closed_at'),
      erase_after: back('erase_after'),
    })
    .where('id', '=', id)
    .execute()
}

async function written(wanted: Parameters<ReturnType<typeof writer>['write']>[0] = {}) {
  const olha = writer()
  await olha.write(wanted)
  return olha
}

const stateOf = async (id: string) =>
  (await db.selectFrom('letter').select('state').where('id', '=', id).executeTakeFirst())?.state
const wrapsOf = async (id: string) =>
  (await db.selectFrom('letter_wrap').select('box').where('letter_id', '=', id).execute())
    .map(({ box }) => box)
    .toSorted()

test('nobody sorted it: after a day, of a crime after an hour, the officer opens it', async () => {
  const [letter, crime] = [await written({ text: 'Чекаю.' }), await written({ track: 'crime' })]
  await moderator.take(letter.id)
  for (const { id } of [letter, crime]) await later(id, '61 minutes')
  expect(await failOver(db)).toBe(1)
  expect([await stateOf(letter.id), await stateOf(crime.id)]).toEqual(['screening', 'forwarded'])
  await later(letter.id, '23 hours')
  expect(await Promise.all([failOver(db), failOver(db)])).toContain(1)
  expect((await officer.read(letter.id)).opened.messages).toMatchObject([{ body: { text: 'Чекаю.' } }])
  expect((await moderator.fetchOne(letter.id)).statusCode).toBe(404)
  expect((await letter.read()).events.map(({ step }) => step)).toEqual(['submit', 'claim', 'auto-forward'])
  expect(await failOver(db)).toBe(0)
})

test('a month after a moderator’s answer no officer could open it, and the resident still reads the answer', async () => {
  const olha = await written()
  const { id } = olha
  await moderator.take(id)
  await moderator.answer(id, 'Це до ЦНАП.')
  expect(await closeOver(db)).toBe(0)
  await later(id, '31 days')
  expect(await closeOver(db)).toBe(1)
  expect(await wrapsOf(id)).toEqual(['resident'])
  expect(await db.selectFrom('capsule').selectAll().where('letter_id', '=', id).execute()).toEqual([])
  expect(await olha.read()).toMatchObject({
    state: 'closed',
    opened: { messages: [{}, { body: { text: 'Це до ЦНАП.' } }] },
  })
  expect((await olha.command('escalate')).statusCode).toBe(409)
})

test('what was answered closes after a month, and is erased when its time is over, photos too', async () => {
  const tip = await written({ track: 'tip', photos: [new Uint8Array(500)] })
  await tip.command('escalate')
  await officer.accept(tip.id)
  await officer.step(tip.id, 'reply', 'Дякую.')
  await later(tip.id, '31 days')
  expect(await closeOver(db)).toBe(1)
  expect((await tip.read()).state).toBe('closed')
  const { path } = await db
    .selectFrom('letter_file')
    .select('path')
    .where('letter_id', '=', tip.id)
    .executeTakeFirstOrThrow()
  expect(await storage.find(path)).toBeDefined()
  await later(tip.id, '89 days')
  expect(Object.values(await countDue(db, letterExpiries(storage)))).toEqual([0, 0])
  await later(tip.id, '2 days')
  const due = await countDue(db, letterExpiries(storage))
  expect(due['private letters']).toBe(1)
  expect(await removeDue(db, letterExpiries(storage))).toEqual(due)
  expect((await tip.fetchMine()).statusCode).toBe(404)
  expect(await storage.find(path)).toBeUndefined()
  const tombstone = await db
    .selectFrom('letter_tombstone')
    .select('state')
    .where('letter_id', '=', tip.id)
    .executeTakeFirst()
  expect(tombstone).toEqual({ state: 'closed' })
})

test('a photo that no letter came for goes after an hour, and a file without a row', async () => {
  const olha = writer()
  const { files } = await olha.seal({ photos: [new Uint8Array(10)] })
  await db
    .updateTable('letter_file')
    .set({ uploaded_at: sql<Date>`now() - interval '61 minutes'` })
    .where('id', 'in', files)
    .execute()
  const removed = await removeDue(db, letterExpiries(storage))
  expect(removed['sealed photos that no letter came for']).toBe(1)
  await storage.put('kyiv/left-behind', new Uint8Array(3))
  expect(await sweepLetterFiles({ db, storage })).toBe(0)
  expect(
    await sweepLetterFiles({ db, storage }, new Date(Date.now() + 2 * 3_600_000)),
  ).toBeGreaterThanOrEqual(1)
  expect(await storage.find('kyiv/left-behind')).toBeUndefined()
})

test('a notice says nothing, comes later, once a day; never to a phone that may be watched', async () => {
  const [asked, other] = [
    await written({ notice: 'olha@example.org' }),
    await written({ notice: 'ivan@example.org' }),
  ]
  await written({ notice: 'watched@example.org', quiet: true })
  expect(await db.selectFrom('letter_notice').select('letter_id').execute()).toHaveLength(2)
  const rows = await db.selectFrom('letter_notice').select('address_ct').execute()
  expect(rows.map(({ address_ct: bytes }) => bytes.length)).toEqual([348, 348])
  expect(Buffer.concat(rows.map((row) => row.address_ct)).includes('example.org')).toBe(false)
  for (const { id } of [asked, other]) {
    await moderator.take(id)
    await moderator.decide(id, 'forward')
  }
  expect(await tellNews(db)).toBe(0)
  const [planned] = await db
    .selectFrom('letter_notice')
    .select(sql<number>`extract(epoch from next_at - now())::float8 / 60`.as('minutes'))
    .where('letter_id', '=', asked.id)
    .execute()
  expect([(planned?.minutes ?? 0) > 4.5, (planned?.minutes ?? 99) <= 30]).toEqual([true, true])
  await db
    .updateTable('letter_notice')
    .set({ next_at: sql<Date>`now()` })
    .execute()
  expect(await tellNews(db)).toBe(2)
  const [one, two] = [
    await writeLetterNews(desk, 'kyiv', asked.id),
    await writeLetterNews(desk, 'kyiv', other.id),
  ]
  expect(one?.to).toBe('olha@example.org')
  expect({ ...one, to: '' }).toEqual({ ...two, to: '' })
  expect(one?.text).not.toMatch(/http|\d|HOL|Київ/)
  await officer.accept(asked.id)
  const [next] = await db
    .selectFrom('letter_notice')
    .select(sql<boolean>`next_at > now() + interval '24 hours'`.as('tomorrow'))
    .where('letter_id', '=', asked.id)
    .execute()
  expect(next?.tomorrow).toBe(true)
})

test('an officer is told how many wait, and until when', async () => {
  const olha = await written()
  await written()
  await olha.command('escalate')
  expect(await tellWaiting(db)).toBe(1)
  const news = await db
    .selectFrom('outbox')
    .select(sql<string>`payload ->> 'id'`.as('id'))
    .where('event', '=', 'letters.waiting')
    .executeTakeFirstOrThrow()
  const mail = await writeLettersWaiting(desk, 'kyiv', news.id)
  expect(mail).toMatchObject({ subject: 'Листів чекає: 1' })
  expect(mail?.text).toMatch(/^Листів чекає: 1\.\nДо найближчого строку днів: (2[789]|3[01])\.\n$/)
})
