import { createHash } from 'node:crypto'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import type { LetterList, Moved } from '@bezpechne/shared/letters'
import { afterAll, expect, test } from 'vitest'

import { statuses, told } from './support/answers.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { corresponding } from './support/letters.ts'
import { givenMailboxes, newBox } from './support/mailboxes.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ POW_COST: '1' }), { database })
afterAll(() => app.close())
await givenKyiv(db)
const boxes = await givenMailboxes(db)
const { member, writer, visitor } = await corresponding(app, database, boxes)
const moderator = await member('moderator', [boxes.moderation])
const officer = await member('officer', [boxes.beat('HOL-01')])
const deputy = await member('officer', [boxes.beat('HOL-01')], 'second')
const neighbour = await member('officer', [boxes.beat('HOL-02')], 'third')
const head = await member('head', [boxes.oversight, boxes.beat('HOL-01')])

type Wanted = Parameters<ReturnType<typeof writer>['write']>[0]

async function forwarded(wanted: Wanted = {}) {
  const olha = writer()
  await olha.write(wanted)
  await olha.command('escalate')
  return olha
}

async function accepted(wanted: Wanted = {}, by = officer) {
  const olha = await forwarded(wanted)
  const answer = await by.accept(olha.id)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return { olha, id: olha.id, regNo: answer.json<Moved>().regNo ?? '' }
}

const listed = async (who: typeof officer, query = '') =>
  (await who.list(query)).json<LetterList>().items.map(({ id }) => id)

test('the officer reads words and name, takes the letter on, and both write to each other', async () => {
  const identity = {
    surname: 'Коваль',
    name: 'Ольга',
    patronymic: '',
    residence: '',
    contact: '',
    privilege: '',
    hideMyName: false,
  }
  const olha = await forwarded({ identity, text: 'Хтось стежить за домом.' })
  const { id } = olha
  const seen = await officer.read(id)
  expect(seen.opened).toMatchObject({ identity, messages: [{ body: { text: 'Хтось стежить за домом.' } }] })
  expect(seen.regNo).toBeNull()
  const { regNo } = (await officer.accept(id)).json<Moved>()
  expect(regNo).toMatch(/^KYIV-HOL-01-\d{4}-\d{6}$/)
  expect(told(await olha.say('І сьогодні теж.'))).toEqual([200, undefined])
  expect(told(await officer.say(id, 'Зайду ввечері.'))).toEqual([200, undefined])
  expect((await officer.step(id, 'reply', 'Перевірив, склав протокол.')).json()).toMatchObject({
    state: 'replied',
  })
  const mine = await olha.read()
  const texts = mine.opened.messages.map(({ body }) => body && 'text' in body && body.text)
  expect(texts).toEqual([
    'Хтось стежить за домом.',
    'І сьогодні теж.',
    'Зайду ввечері.',
    'Перевірив, склав протокол.',
  ])
  expect(mine.events.map(({ step }) => step)).toEqual(['submit', 'escalate', 'accept', 'reply'])
  expect(mine.record.wraps.map(({ box }) => box)).toEqual(['resident', 'resident'])
  expect((await olha.command('close')).json()).toMatchObject({ state: 'closed' })
  expect((await olha.command('reopen')).json()).toMatchObject({ state: 'registered', regNo })
})

test('two officers accept at once: one does, the other reads again, and no number is lost', async () => {
  const [one, two] = [await forwarded(), await forwarded()]
  const both = [await officer.acceptance(one.id), await deputy.acceptance(one.id)]
  const replies = await Promise.all([
    officer.post(one.id, 'accept', both[0] ?? {}),
    deputy.post(one.id, 'accept', both[1] ?? {}),
  ])
  expect(statuses(replies)).toEqual([200, 409])
  const spoiled = { ...(await officer.acceptance(two.id)), wraps: [] }
  expect((await officer.post(two.id, 'accept', spoiled)).statusCode).toBe(400)
  expect((await officer.accept(two.id)).statusCode).toBe(200)
  const { rows } = {
    rows: await db.selectFrom('letter').select('reg_no').where('reg_no', 'is not', null).execute(),
  }
  const numbers = rows.map((row) => Number(row.reg_no?.slice(-6))).toSorted((a, b) => a - b)
  expect(numbers).toEqual(numbers.map((_, at) => at + 1))
})

test('a letter of another beat, a moderator, a letter not forwarded: as if there were none', async () => {
  const { id } = await accepted()
  expect((await neighbour.fetchOne(id)).statusCode).toBe(404)
  expect(await listed(neighbour)).not.toContain(id)
  expect((await moderator.person.get(officer.url(`/${id}`))).statusCode).toBe(404)
  const waiting = writer()
  await waiting.write()
  expect((await officer.fetchOne(waiting.id)).statusCode).toBe(404)
  expect(await listed(officer)).not.toContain(waiting.id)
})

test('a letter about the officer goes to oversight, where the officer finds nothing', async () => {
  const olha = await forwarded({ beat: undefined })
  expect((await officer.fetchOne(olha.id)).statusCode).toBe(404)
  expect((await head.read(olha.id)).opened.messages).toHaveLength(1)
  expect((await head.accept(olha.id)).json<Moved>().regNo).toMatch(/^KYIV-OVERSIGHT-/)
  expect((await head.redirect(olha.id, boxes.beat('HOL-02'))).statusCode).toBe(400)
})

test('a stale seq is refused: read again, seal again, send again', async () => {
  const { olha, id } = await accepted()
  const seen = await officer.read(id)
  const late = { version: seen.version, message: officer.message(seen, 'text', 'Друге.'), files: [] }
  expect((await olha.say('Перше.')).statusCode).toBe(200)
  expect(told(await officer.post(id, 'messages', late))).toEqual([409, 'stale-version'])
  const newer = { ...late, version: (await officer.read(id)).version }
  expect(told(await officer.post(id, 'messages', newer))).toEqual([409, 'stale-version'])
  expect((await officer.say(id, 'Друге ще раз.')).statusCode).toBe(200)
  expect((await olha.read()).opened.messages).toHaveLength(3)
})

test('asked, answered; given back, completed: the clock stood still meanwhile', async () => {
  const { olha, id } = await accepted()
  expect((await officer.step(id, 'clarify', 'Який під’їзд?')).json()).toMatchObject({
    state: 'clarification',
  })
  expect((await olha.say('Другий.')).json()).toMatchObject({ state: 'registered' })
  expect(told(await officer.step(id, 'return', null))).toEqual([400, 'invalid-input'])
  expect((await officer.step(id, 'return', 'Додайте адресу.')).json()).toMatchObject({
    state: 'returned-incomplete',
  })
  const { dueOn } = await olha.read()
  await db
    .updateTable('letter')
    .set({ returned_at: new Date(Date.now() - 3 * 86_400_000) })
    .where('id', '=', id)
    .execute()
  expect((await olha.say('Вулиця Нова, 1.')).json()).toMatchObject({ state: 'registered' })
  const days = (Date.parse((await olha.read()).dueOn ?? '') - Date.parse(dueOn ?? '')) / 86_400_000
  expect(days).toBe(3)
})

test('a head gives more time once, with words; an officer cannot', async () => {
  const { olha, id } = await accepted()
  const seen = await officer.read(id)
  const body = {
    action: 'extend',
    message: officer.message(seen, 'text', 'Ще.'),
    files: [],
    crimeNo: null,
    recordedAt: null,
  }
  expect((await officer.post(id, 'steps', { ...officer.signed(seen, 'extend'), ...body })).statusCode).toBe(
    404,
  )
  const boss = await member('head', [boxes.beat('HOL-01')], 'second')
  expect((await boss.step(id, 'extend', 'Потрібна експертиза.')).json()).toMatchObject({ state: 'extended' })
  const mine = await olha.read()
  const days = (Date.parse(mine.dueOn ?? '') - Date.parse(mine.receivedAt.slice(0, 10))) / 86_400_000
  expect([mine.extended, Math.abs(days - 45) <= 1]).toEqual([true, true])
  expect(told(await boss.step(id, 'extend', 'Ще раз.'))).toEqual([409, 'step-not-allowed'])
})

test('a crime is recorded with its number and never given back; an appeal has none', async () => {
  const { id } = await accepted({ track: 'crime' })
  const told24 = { crimeNo: '12026100000000001', recordedAt: '2026-01-01T10:00:00.000Z' }
  expect(told(await officer.step(id, 'record', null))).toEqual([400, 'invalid-input'])
  for (const recordedAt of ['0000-01-01T10:00:00.000Z', '2999-01-01T10:00:00.000Z'])
    expect((await officer.step(id, 'record', null, { ...told24, recordedAt })).statusCode).toBe(400)
  expect((await officer.step(id, 'record', null, told24)).json()).toMatchObject({ state: 'recorded' })
  const { id: crime } = await accepted({ track: 'crime' })
  expect(told(await officer.step(crime, 'return', 'Додайте адресу.'))).toEqual([409, 'step-not-allowed'])
  const { id: appeal } = await accepted()
  expect(told(await officer.step(appeal, 'record', null, told24))).toEqual([409, 'step-not-allowed'])
})

test('sent on to another beat: who sent it reads nothing of it, the other everything', async () => {
  const { olha, id, regNo } = await accepted({ text: 'Не ваша дільниця.' })
  await olha.say('Ще слово.')
  expect((await officer.redirect(id, boxes.beat('HOL-02'))).json()).toMatchObject({
    state: 'redirected',
    regNo,
  })
  expect((await officer.fetchOne(id)).statusCode).toBe(404)
  const held = await db
    .selectFrom('letter_wrap')
    .select('box')
    .distinct()
    .where('letter_id', '=', id)
    .execute()
  expect(held.map(({ box }) => box).toSorted()).toEqual(['beat:HOL-02:1', 'resident'])
  const { opened } = await neighbour.read(id)
  expect(opened.messages).toMatchObject([
    { body: { text: 'Не ваша дільниця.' } },
    { body: { text: 'Ще слово.' } },
  ])
  expect(opened.identity).toBeDefined()
  expect((await neighbour.accept(id)).json()).toMatchObject({ state: 'registered', regNo })
  expect((await olha.read()).events.map(({ step }) => step).slice(-2)).toEqual(['redirect', 'accept'])
})

test('sent on before it was registered it can still be withdrawn, and leaves nothing', async () => {
  const olha = await forwarded()
  expect((await officer.redirect(olha.id, boxes.beat('HOL-02'))).statusCode).toBe(200)
  expect((await olha.command('withdraw')).json()).toMatchObject({ state: 'withdrawn' })
  expect((await olha.fetchMine()).statusCode).toBe(404)
})

test('a receipt is confirmed by number, day and text together, and by nothing else', async () => {
  const { olha, regNo } = await accepted()
  const on = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Kyiv' }).format(
    new Date((await olha.read()).receivedAt),
  )
  const sha256 = createHash('sha256').update('text').digest('base64url')
  const ask = async (query: object) =>
    (
      await visitor.get(
        `/cities/kyiv/letters/verify?${new URLSearchParams({ number: regNo, on, sha256, ...query }).toString()}`,
      )
    ).body
  expect(await ask({})).toBe('{"genuine":true}')
  for (const wrong of [
    { number: 'KYIV-HOL-01-2026-999999' },
    { on: '2020-01-01' },
    { sha256: sha256.replace(/^./, 'A') },
  ])
    expect(await ask(wrong)).toBe('{"genuine":false}')
})

test('a successor of the next version reads on; who held the old one alone does not', async () => {
  const { olha, id } = await accepted()
  const next = await boxes.add(newBox('beat', 'HOL-01', 2))
  await boxes.renew()
  const successor = await member('officer', [next, boxes.beat('HOL-01')], 'fourth')
  const { record, opened } = await successor.read(id)
  expect([record.epochs.length, opened.messages.length]).toEqual([1, 1])
  const seen = await successor.read(id)
  const old = await officer.read(id)
  const { epoch, wraps } = officer.epoch(old, next)
  expect((await successor.post(id, 'epochs', { version: seen.version, epoch, wraps })).statusCode).toBe(200)
  expect((await officer.fetchOne(id)).statusCode).toBe(404)
  await olha.say('Ви тепер хто?')
  expect((await successor.read(id)).opened.messages).toMatchObject([{}, { body: { text: 'Ви тепер хто?' } }])
})

test('a version that no root keeper has signed shows no letter, however many approved it', async () => {
  const olha = await forwarded({ beat: 'HOL-02' })
  const own = newBox('beat', 'HOL-02', 2)
  await boxes.add(own)
  const stranger = await member('officer', [own], 'fifth')
  expect((await stranger.fetchOne(olha.id)).statusCode).toBe(404)
  expect(await listed(stranger)).toEqual([])
  expect((await stranger.person.get(stranger.url('/count'))).json()).toEqual({ waiting: 0 })
  expect((await stranger.post(olha.id, 'number', { version: 2, extNo: '1' })).statusCode).toBe(404)
  await boxes.renew()
  expect((await stranger.fetchOne(olha.id)).statusCode).toBe(200)
})

test('a resident opens one key for a mailbox version, and writes sixty messages in an hour', async () => {
  const olha = await forwarded({ beat: undefined })
  expect((await olha.openEpoch(boxes.oversight)).statusCode).toBe(200)
  expect(told(await olha.openEpoch(boxes.oversight))).toEqual([409, 'step-not-allowed'])
  await db.updateTable('rate_limit').set({ hits: 60 }).where('subject', '=', olha.id).execute()
  expect((await olha.say('Ще одне.')).statusCode).toBe(200)
  await db.updateTable('rate_limit').set({ hits: 60 }).where('subject', '=', olha.id).execute()
  expect((await olha.say('Забагато.')).statusCode).toBe(429)
})

test('half a character in a number, the year nought on a receipt: refused, not failed', async () => {
  const { id } = await accepted({ beat: undefined }, head)
  const { version } = await head.read(id)
  const half = await head.post(id, 'number', { version, extNo: 'К\ud800' })
  expect(told(half)).toEqual([400, 'invalid-input'])
  const query = `number=KYIV&on=0000-01-01&sha256=${'A'.repeat(43)}`
  expect((await visitor.get(`/cities/kyiv/letters/verify?${query}`)).statusCode).toBe(400)
})
