import { randomUUID } from 'node:crypto'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'

import { type Database, openDatabase } from '@bezpechne/server/platform/database'
import { Submitted, UploadedPhoto } from '@bezpechne/shared/inquiries'
import { writeProof } from '@bezpechne/shared/proof'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import pg from 'pg'
import sharp from 'sharp'
import { expect, inject, test, vi } from 'vitest'

import { type RunningServer, startServer, temporaryDirectory } from './support/server.ts'

const total = 48
const before = 12
const atOnce = 8

interface Sending {
  key: string
  body: { text: string } & Record<string, unknown>
  /** Once the server has said 201. */
  receipt?: Submitted
}

const postgres = process.env['TEST_DATABASE_URL']

test('a server killed while people send loses nothing it said it has', { timeout: 180_000 }, async () => {
  const data = temporaryDirectory()
  const own = postgres ? await ownDatabase(postgres) : undefined
  if (!own) cpSync(inject('template'), join(data.path, 'pglite'), { recursive: true })
  const env = {
    DATA_DIR: data.path,
    POW_COST: '1',
    SUBMIT_LIMITS: '100000/h',
    TRUST_PROXY: '127.0.0.1/32',
    LOG_LEVEL: 'warn',
    ...(own && { DATABASE_URL: own.url }),
  }
  try {
    const first = await startServer(env)
    const sendings = await prepare(first)
    await sendUntilKilled(first, sendings)
    const acknowledged = sendings.filter(({ receipt }) => receipt)
    expect(acknowledged.length).toBeGreaterThanOrEqual(before)
    expect(acknowledged.length).toBeLessThan(total)

    const second = await startServer(env)
    const known = acknowledged.map(({ receipt }) => receipt)
    for (const sending of sendings) await send(second, sending)
    expect(acknowledged.map(({ receipt }) => receipt)).toEqual(known)
    for (const { receipt, body } of acknowledged) {
      const opened = await post(second, '/receipts/open', { code: receipt?.receipt })
      expect(await opened.json()).toMatchObject({ number: receipt?.number, text: body.text })
    }
    await second.stop()

    const database = await openDatabase({ DATA_DIR: data.path, DATABASE_URL: own?.url })
    await expectEachOnce(database, sendings, data.path)
    await database.close()
  } finally {
    await own?.drop()
    data.remove()
  }
})

function byText(a: { text: string }, b: { text: string }): number {
  return a.text.localeCompare(b.text)
}

/** Every text once, numbers without a gap, a file behind every photo. */
async function expectEachOnce({ db }: Database, sendings: Sending[], dataDir: string): Promise<void> {
  const rows = await db
    .selectFrom('inquiry_original as o')
    .innerJoin('inquiry as i', 'i.id', 'o.inquiry_id')
    .select((eb) => [eb.ref('o.text').$notNull().as('text'), 'i.number'])
    .where('o.text', 'like', 'durability %')
    .execute()
  const expected = sendings.map(({ body, receipt }) => ({ text: body.text, number: receipt?.number }))
  expect(rows.toSorted(byText)).toEqual(expected.toSorted(byText))

  const all = await db
    .selectFrom('inquiry')
    .select('number')
    .where('city_id', '=', 'kyiv')
    .orderBy('number')
    .execute()
  const counted = await db
    .selectFrom('inquiry_counter')
    .select('last')
    .where('city_id', '=', 'kyiv')
    .execute()
  const ours = new Set(rows.map(({ number }) => number))
  const numbers = all.filter(({ number }) => ours.has(number)).map(({ number }) => Number(number.slice(-6)))
  expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at))
  expect(numbers.at(-1)).toBe(counted.at(-1)?.last)

  const photos = await db.selectFrom('photo').select('id').where('inquiry_id', 'is not', null).execute()
  expect(photos.length).toBe(total / 4)
  for (const { id } of photos) expect(existsSync(join(dataDir, 'photos/kyiv', `${id}.jpg`))).toBe(true)
}

/** Each with its own proof of work, every fourth with a photo. */
async function prepare(server: RunningServer): Promise<Sending[]> {
  const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer()
  const sendings: Sending[] = []
  for (let made = 0; made < total; made += 1) {
    const asked = await fetch(`${server.url}/api/v1/cities/kyiv/challenge?action=inquiry`)
    const challenge = JSON.parse(await asked.text())
    const solution = await solveChallenge({ challenge, deriveKey })
    if (!solution) throw new Error('no solution')
    const photos = made % 4 ? [] : [await uploadPhoto(server, image)]
    const text = `durability ${randomUUID()}`
    const body = {
      text,
      category: 'crossing',
      address: 'Хрещатик, 1',
      photos,
      proof: writeProof({ challenge, solution }),
    }
    sendings.push({ key: randomUUID(), body })
  }
  return sendings
}

async function sendUntilKilled(server: RunningServer, sendings: Sending[]): Promise<void> {
  const queue = [...sendings]
  let killed: Promise<void> | undefined
  const one = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await send(server, next).catch((error: unknown) => {
        if (!killed) throw error
      })
      if (sendings.filter(({ receipt }) => receipt).length >= before) killed ??= server.stop('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  await killed
}

async function send(server: RunningServer, sending: Sending): Promise<void> {
  const answer = await post(server, '/cities/kyiv/inquiries', sending.body, sending.key)
  const text = await answer.text()
  if (answer.status !== 201) throw new Error(text)
  sending.receipt = Submitted.parse(JSON.parse(text))
}

async function uploadPhoto(server: RunningServer, image: Buffer): Promise<string> {
  const headers = { ...from(), 'content-type': 'image/jpeg', 'idempotency-key': randomUUID() }
  const answer = await fetch(`${server.url}/api/v1/cities/kyiv/photos`, {
    method: 'POST',
    body: new Uint8Array(image),
    headers,
  })
  return UploadedPhoto.parse(await answer.json()).id
}

function post({ url }: RunningServer, path: string, body: object, key: string = randomUUID()) {
  const headers = { ...from(), 'content-type': 'application/json', 'idempotency-key': key }
  return fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** Another address each time: limits have their own story. */
let people = 0
function from() {
  people += 1
  return { 'x-forwarded-for': `198.51.${Math.floor(people / 250)}.${people % 250}` }
}

async function ownDatabase(server: string) {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  const name = `durability_${randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${name} template ${new URL(inject('template')).pathname.slice(1)}`)
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  return {
    url,
    async drop() {
      // Sessions of the killed server end a moment after it.
      await vi.waitFor(() => admin.query(`drop database ${name}`), { timeout: 10_000 })
      await admin.end()
    },
  }
}
