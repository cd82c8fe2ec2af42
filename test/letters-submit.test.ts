import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request as ask } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { logOptions } from '@bezpechne/server/platform/log'
import type { LetterReceived } from '@bezpechne/shared/letters'
import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import { sealedChunkSize } from '@bezpechne/shared/letters-crypto/file'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'

import { told } from './support/answers.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { resident } from './support/letters.ts'
import { givenMailboxes, newBox, sodium } from './support/mailboxes.ts'
import { solve } from './support/proof.ts'

const folder = mkdtempSync(join(tmpdir(), 'letters-'))
const database = await freshDatabase()
const { db } = database
let log = ''
const logger = logOptions('trace', { write: (line: string) => void (log += line) })
const app = await buildApp(readConfig({ POW_COST: '1', DATA_DIR: folder }), { database, logger })
await app.listen({ port: 0, host: '127.0.0.1' })
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})
await givenKyiv(db)
const boxes = await givenMailboxes(db)

beforeEach(async () => {
  await db.deleteFrom('rate_limit').execute()
})

const filesThere = () =>
  readdirSync(join(folder, 'letters'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())

test('a letter is taken, and opens by its code alone; its receipt is a line of the audit', async () => {
  const olha = resident(app, boxes)
  const answer = await olha.send(await olha.seal({ text: 'Біля школи стріляли.' }))
  expect(answer.statusCode).toBe(201)
  const receipt = answer.json<LetterReceived>()
  const mine = await olha.read()
  expect(mine).toMatchObject({ state: 'submitted', auditSeq: receipt.auditSeq, auditHash: receipt.auditHash })
  expect(mine.opened.messages).toMatchObject([{ body: { text: 'Біля школи стріляли.' } }])
  expect(mine.record.wraps.map(({ box }) => box)).toEqual(['resident'])
  expect(mine.events).toMatchObject([{ step: 'submit', facts: { addressee: 'beat:HOL-01:1' } }])
  const line = await sql<{
    action: string
    hash: string
  }>`select action, encode(hash, 'hex') as hash from audit
    where city_id = 'kyiv' and seq = ${receipt.auditSeq}`.execute(db)
  expect(line.rows).toEqual([{ action: 'letter-received', hash: receipt.auditHash }])
  const hours = (Date.parse(receipt.failoverAt ?? '') - Date.parse(receipt.receivedAt)) / 3_600_000
  expect(hours).toBe(24)
})

test('the same letter twice is one letter; a lost answer is given again', async () => {
  const olha = resident(app, boxes)
  const letter = await olha.seal()
  const body = { ...letter, proof: await solve(app, 'kyiv', 'letter') }
  const key = { 'idempotency-key': randomUUID() }
  const [first, again] = [
    await olha.person.post(olha.url(), body, key),
    await olha.person.post(olha.url(), body, key),
  ]
  expect([first.statusCode, again.statusCode, again.body]).toEqual([201, 201, first.body])
  expect(told(await olha.send(letter))).toEqual([409, 'letter-sent-already'])
})

test('a wrong code is answered as any other, byte for byte, and ten a minute at most', async () => {
  const olha = resident(app, boxes)
  await olha.write()
  for (let n = 0; n < 12; n += 1) await olha.read()
  const bodies = new Set<string>()
  const codes = [
    '',
    'x',
    'A'.repeat(43),
    toText(sodium.randombytes_buf(32)),
    '%%%',
    `${olha.lookup['x-letter']}A`,
  ]
  for (const code of codes) {
    const { statusCode, body } = await olha.person.get(olha.url('/mine'), { 'x-letter': code })
    bodies.add(`${statusCode} ${body}`)
  }
  expect([...bodies]).toHaveLength(1)
  expect([...bodies][0]).toMatch(/^404 /)
  for (let n = 0; n < 4; n += 1) await resident(app, boxes).fetchMine()
  expect((await resident(app, boxes).fetchMine()).statusCode).toBe(429)
})

test('what a code opens is kept by no cache and read by no other site', async () => {
  const olha = resident(app, boxes)
  await olha.write()
  const { statusCode, headers } = await olha.fetchMine()
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  expect(headers).not.toHaveProperty('access-control-allow-origin')
})

test('neither code nor address nor lookup stands in the log', async () => {
  const olha = resident(app, boxes)
  await olha.write({ notice: 'canary-olha@example.org' })
  await olha.read()
  await olha.command('escalate')
  expect(log).toContain('/cities/:city/letters/mine')
  for (const secret of [olha.code, olha.lookup['x-letter'], 'canary-olha', olha.id])
    expect(log).not.toContain(secret)
})

test('a crime has an hour; without a moderator’s key a letter goes straight to the officer', async () => {
  const olha = resident(app, boxes)
  const { receivedAt, failoverAt } = (
    await olha.send(await olha.seal({ track: 'crime' }))
  ).json<LetterReceived>()
  expect(Date.parse(failoverAt ?? '') - Date.parse(receivedAt)).toBe(3_600_000)

  await db.deleteFrom('directory').execute()
  boxes.moderation.entry.state = 'retired'
  await boxes.renew()
  const ivan = resident(app, boxes)
  expect((await ivan.send(await ivan.seal())).json()).toMatchObject({ failoverAt: null })
  const mine = await ivan.read()
  expect([mine.state, mine.events.map(({ step }) => step)]).toEqual(['forwarded', ['submit', 'auto-forward']])
  boxes.moderation.entry.state = 'active'
  await boxes.renew()
})

test('keys of one directory back are taken, of two are not, nor of a mailbox that was replaced', async () => {
  const [olha, ivan] = [resident(app, boxes), resident(app, boxes)]
  const [early, earlier] = [await olha.seal(), await ivan.seal()]
  await boxes.renew()
  expect((await olha.send(early)).statusCode).toBe(201)
  await boxes.renew()
  expect(told(await ivan.send(earlier))).toEqual([409, 'directory-old'])
})

test.each([
  ['a text cut short', { message: { ct: 'A'.repeat(1386) } }, 400],
  ['another city', { header: { city: 'lviv' } }, 400],
  ['a beat that nobody has', { header: { addressee: 'beat:NOWHERE:1' } }, 400],
  ['the wrong route', { header: { route: 'oversight' } }, 400],
  ['no wrap for the officer', { wraps: 'without-officer' }, 400],
  ['a wrap for another beat', { wraps: 'foreign' }, 400],
  ['the name for a moderator', { capsuleWraps: 'moderation' }, 400],
  ['a signature of somebody else', { message: { sig: 'A'.repeat(86) } }, 400],
  ['a changed commitment', { header: { commit0: 'A'.repeat(43) } }, 400],
  ['a reply as the first word', { message: { kind: 'reply' } }, 400],
  ['a photo that is not there', { files: [randomUUID()] }, 400],
  ['six photos', { files: Array.from({ length: 6 }, () => randomUUID()) }, 400],
  ['an address that is none', { notice: 'olha' }, 400],
])('%s is refused, and nothing of it stays', async (_, change: Record<string, unknown>, status) => {
  const olha = resident(app, boxes)
  const letter = await olha.seal()
  const answer = await olha.send(spoil(letter, change))
  expect(answer.statusCode).toBe(status)
  expect(await db.selectFrom('letter').select('id').where('id', '=', olha.id).execute()).toEqual([])
})

type Sealed = Awaited<ReturnType<ReturnType<typeof resident>['seal']>>

function spoil(letter: Sealed, change: Record<string, unknown>): Sealed {
  const foreign = { box: 'beat:HOL-02:1', sealed: 'A'.repeat(107) }
  const named: Record<string, object> = {
    'without-officer': letter.wraps.filter(({ box }) => !box.startsWith('beat:')),
    foreign: letter.wraps.map((wrap) => (wrap.box.startsWith('beat:') ? foreign : wrap)),
    moderation: letter.capsuleWraps.map((wrap) =>
      wrap.box === 'resident' ? { ...wrap, box: 'moderation:city:1' } : wrap,
    ),
  }
  const given = Object.entries(change).map(([field, value]) => {
    const before: unknown = Reflect.get(letter, field)
    const isPart = typeof value === 'object' && !Array.isArray(value) && typeof before === 'object'
    return [
      field,
      typeof value === 'string' && named[value] ? named[value] : isPart ? { ...before, ...value } : value,
    ]
  })
  return { ...letter, ...Object.fromEntries(given) }
}

test('a letter without work shown, or with the work of something else, is refused', async () => {
  const olha = resident(app, boxes)
  const letter = await olha.seal()
  const answer = await olha.person.post(olha.url(), { ...letter, proof: '{}' })
  expect(told(answer)).toEqual([400, 'proof-wrong'])
})

test('a letter to a mailbox that is proposed and not in the directory is refused', async () => {
  const olha = resident(app, boxes)
  const letter = await olha.seal()
  const { name } = newBox('beat', 'HOL-01', 2)
  const header = { ...letter.header, addressee: name }
  expect((await olha.send({ ...letter, header })).statusCode).toBe(400)
})

test('a letter that was withdrawn is not sent again under its number, and erasure goes on', async () => {
  const olha = resident(app, boxes)
  const letter = await olha.seal()
  expect((await olha.send(letter)).statusCode).toBe(201)
  expect((await olha.command('withdraw')).statusCode).toBe(200)
  expect(told(await olha.send(letter))).toEqual([409, 'letter-sent-already'])
  expect(await db.selectFrom('letter').select('id').where('id', '=', olha.id).execute()).toEqual([])
})

test('photos come back to who holds the code, byte for byte', async () => {
  const olha = resident(app, boxes)
  await olha.write({ photos: [new Uint8Array(300_000).fill(7), new Uint8Array(5)] })
  const { opened } = await olha.read()
  const [first] = opened.messages
  const files = first?.body && 'files' in first.body ? first.body.files : []
  expect(files.map(({ chunks }) => chunks)).toEqual([2, 1])
  for (const { id, chunks } of files) {
    const sealed = await olha.person.get(olha.url(`/mine/files/${id}`), olha.lookup)
    expect(sealed.rawPayload.length).toBe(chunks * sealedChunkSize)
    const other = await resident(app, boxes).person.get(olha.url(`/mine/files/${id}`))
    expect(other.statusCode).toBe(404)
  }
})

test('a photo of another length or of other bytes than it says leaves nothing on the disk', async () => {
  const olha = resident(app, boxes)
  const before = filesThere().length
  const whole = sodium.randombytes_buf(sealedChunkSize)
  for (const [chunks, sealed] of [
    [2, whole],
    [1, whole.subarray(1)],
  ] as const)
    expect((await olha.sendFile({ fileId: randomUUID(), chunks, sealed })).statusCode).toBe(400)
  expect((await olha.sendFile({ fileId: randomUUID(), chunks: 3, sealed: whole })).statusCode).toBe(400)
  const wrongHash = toText(sodium.randombytes_buf(32))
  const lie = await olha.sendFile({ fileId: randomUUID(), chunks: 1, sealed: whole }, { sha256: wrongHash })
  expect(told(lie)).toEqual([400, 'invalid-input'])
  const two = sodium.randombytes_buf(2 * sealedChunkSize)
  expect(told(await olha.sendFile({ fileId: randomUUID(), chunks: 1, sealed: two }))).toEqual([
    413,
    'too-large',
  ])
  expect(filesThere().length).toBe(before)
})

test('a "photo" of two gigabytes is refused at once, announced or not', async () => {
  const before = filesThere().length
  for (const announced of [true, false]) {
    const { status, sent } = await pour(2 * 1024 ** 3, announced)
    expect([status, sent < 64 * 1024 ** 2]).toEqual([413, true])
  }
  expect(filesThere().length).toBe(before)
})

/** Sends until it is told to stop. */
function pour(bytes: number, announced: boolean): Promise<{ status: number; sent: number }> {
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const query = `id=${randomUUID()}&chunks=1&sha256=${'A'.repeat(43)}`
  const piece = Buffer.alloc(64 * 1024)
  return new Promise((resolve, reject) => {
    let sent = 0
    let over = false
    const upload = ask({
      port,
      method: 'POST',
      path: `/api/v1/cities/kyiv/letters/files?${query}`,
      headers: {
        'content-type': 'application/octet-stream',
        'idempotency-key': randomUUID(),
        'x-proof': '{}',
        ...(announced && { 'content-length': bytes }),
      },
    })
    upload.on('response', (answer) => {
      over = true
      resolve({ status: answer.statusCode ?? 0, sent })
      answer.resume()
      upload.destroy()
    })
    upload.on('error', (error) => over || reject(error))
    function more(): void {
      if (over || sent >= bytes) return
      sent += piece.length
      if (upload.write(piece)) setImmediate(more)
      else upload.once('drain', more)
    }
    more()
  })
}
