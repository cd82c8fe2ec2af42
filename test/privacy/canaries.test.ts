import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { tellNews } from '@bezpechne/server/letters/upkeep'
import { type Database, type Db, openDatabase } from '@bezpechne/server/platform/database'
import { migrate } from '@bezpechne/server/platform/migrations'
import { unwrap } from '@bezpechne/shared/letters-crypto/primitives'
import { noIdentity } from '@bezpechne/shared/letters-crypto/texts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { copySchema } from '../support/commands.ts'
import type { Holder } from '../support/letter-holder.ts'
import type { Resident } from '../support/letter-resident.ts'
import { resident } from '../support/letters.ts'
import { openMailServer, type Received } from '../support/mail-server.ts'
import { type Mailboxes, sodium } from '../support/mailboxes.ts'
import { someone } from '../support/people.ts'
import { serverData } from '../support/server-data.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { Canary } from './canary.ts'
import { lineTo, seed, type Seeded, signIn } from './running.ts'

const count = 1000
// Others run at the same time, so a word that nobody else has.
const [said, leaked] = [newCanary(), newCanary()]
const data = await serverData()
const received: Received[] = []
const mail = await openMailServer(received)
const env = {
  ...data.env,
  SEED: 'none',
  LOG_LEVEL: 'trace',
  POW_COST: '1',
  SUBMIT_LIMITS: '100000/h',
  TRUST_PROXY: '127.0.0.0/8,::1/128',
  PUBLIC_URL: 'http://localhost:3000',
  SMTP_URL: `smtp://127.0.0.1:${mail.port}?ignoreTLS=true`,
}
const leaking = join(import.meta.dirname, 'leaking-server.ts')

function newCanary(): Canary {
  const letters = 'абвгґдежзиклмнопрстуфхцчшщюя'
  const word = Array.from({ length: 14 }, () => letters.charAt(sodium.randombytes_uniform(letters.length)))
  return new Canary(`їй${word.join('')}`)
}

let seeded: Seeded
let server: RunningServer
let line: ReturnType<typeof lineTo>
let log = ''
const memory = { found: ['not looked'], bytes: 0 }

beforeAll(async () => {
  copySchema(data.env['DATA_DIR'] ?? '')
  await withData(async (database) => {
    await migrate(database.db)
    seeded = await seed(database.db)
  })
  server = await startServer(env)
  line = lineTo(server.url)
  await correspond(seeded)
  if (existsSync('/proc/self/mem')) Object.assign(memory, said.inMemory(server.pid))
  await server.stop()
  log = server.log()
  await hurryNotices()
  log += server.log()
}, 300_000)
afterAll(async () => {
  await server.stop()
  await line.close()
  await mail.close()
  await data.remove()
})

/** Notices wait for minutes; here their time has come, and the server sends them. */
async function hurryNotices(): Promise<void> {
  const told = await withData(async ({ db }) => {
    await db
      .updateTable('letter_notice')
      .set({ next_at: sql<Date>`now()` })
      .execute()
    return tellNews(db)
  })
  server = await startServer(env)
  await vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(told), {
    timeout: 60_000,
    interval: 200,
  })
  await server.stop()
}

async function withData<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({
    DATABASE_URL: data.env['DATABASE_URL'],
    DATA_DIR: data.env['DATA_DIR'] ?? '',
  })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** A thousand people write; a moderator forwards; the officer answers some, and they read it. */
async function correspond({ boxes, moderator, officer }: Seeded): Promise<void> {
  const olena = await signIn(line, boxes, moderator)
  const taras = await signIn(line, boxes, officer)
  const waiting = Array.from({ length: count }, (_, at) => at)
  async function work(): Promise<void> {
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) await live(at, boxes, { olena, taras })
  }
  await Promise.all(Array.from({ length: 8 }, work))
}

async function live(
  at: number,
  boxes: Mailboxes,
  { olena, taras }: Record<'olena' | 'taras', Holder>,
): Promise<void> {
  const writer = resident(line, boxes)
  const { word } = said
  const identity = {
    ...noIdentity,
    surname: word,
    name: word,
    residence: word,
    contact: `${word}@example.org`,
  }
  const photos = at % 50 ? [] : [Buffer.from(word.repeat(20))]
  await writer.write({
    text: `${word} ${at} ${word.repeat(at % 40)}`,
    identity,
    photos,
    notice: at % 10 ? null : `n${at}@example.org`,
  })
  // Half of them are sent on by the moderator, half by those who wrote.
  await (at % 2 ? mustBe(() => writer.command('escalate')) : forward(olena, writer))
  if (at % 10) return
  await mustBe(() => taras.accept(writer.id))
  await mustBe(() => taras.step(writer.id, 'reply', `${word}: прийду завтра`))
  await mustBe(() => writer.say(`Дякую, ${word}`))
}

async function forward(olena: Holder, { id }: Resident): Promise<void> {
  await mustBe(() => olena.take(id))
  await olena.read(id)
  await mustBe(() => olena.decide(id, 'forward'))
}

async function mustBe(act: () => Promise<{ statusCode: number; body: string }>): Promise<void> {
  const { statusCode, body } = await act()
  if (statusCode >= 300) throw new Error(`Refused: ${body}`)
}

/** What a thief would carry away: every row of every table, as a backup holds it, and where the files are. */
interface Stolen {
  rows: Buffer
  folders: string[]
}

function steal(): Promise<Stolen> {
  return withData(async ({ db }) => ({ rows: await dump(db), folders: await foldersOf(db) }))
}

async function dump(db: Db): Promise<Buffer> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  const parts: string[] = []
  for (const { name } of rows) {
    const all = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db)
    parts.push(name, ...all.rows.map(({ row }) => row))
  }
  return Buffer.from(parts.join('\n'))
}

/** Files of the data: of the embedded database its own, else PostgreSQL's, log of changes and all. */
async function foldersOf(db: Db): Promise<string[]> {
  const own = data.env['DATA_DIR'] ?? ''
  if (!data.env['DATABASE_URL']) return [own]
  await sql`checkpoint`.execute(db)
  const { rows } = await sql<{ at: string }>`select current_setting('data_directory') as at`.execute(db)
  return [own, ...rows.map(({ at }) => at)]
}

async function inFiles(canary: Canary, folders: string[]): Promise<string[]> {
  const found: string[] = []
  for (const folder of folders) found.push(...(await canary.inFiles(folder)))
  return found
}

test('P2 a dump and the keys of all moderators open no name and no forwarded letter', async ({ task }) => {
  const { letters, sealed } = await withData(async ({ db }) => ({
    letters: await db.selectFrom('letter').select('id').where('forwarded_at', 'is not', null).execute(),
    sealed: [
      ...(await db.selectFrom('letter_wrap').select('sealed').execute()),
      ...(await db.selectFrom('capsule_wrap').select('sealed').execute()),
    ],
  }))
  const { keys } = seeded.boxes.moderation
  const opened = sealed.filter((row) => opens(row.sealed, keys))
  expect({ letters: letters.length, opened: opened.length }).toEqual({ letters: count, opened: 0 })
  // The officer's key opens what is the officer's, so that the keys are no fault of it.
  expect(sealed.some((row) => opens(row.sealed, seeded.officer.box.keys))).toBe(true)
  task.meta.figure = `${count.toLocaleString('en')} letters: ${sealed.length.toLocaleString('en')} wraps x moderators' keys = 0`
})

function opens(sealed: Uint8Array, keys: Parameters<typeof unwrap>[2]): boolean {
  try {
    return unwrap(sodium, sealed, keys).length > 0
  } catch {
    return false
  }
}

test(
  'P2 nothing of a letter is in dump, data directory, log or mail',
  { timeout: 120_000 },
  async ({ task }) => {
    const { rows, folders } = await steal()
    expect(said.in(rows)).toEqual([])
    expect(await inFiles(said, folders)).toEqual([])
    expect(said.in(Buffer.from(log))).toEqual([])
    expect(received.length).toBeGreaterThan(0)
    expect(received.flatMap(({ raw }) => said.in(Buffer.from(raw)))).toEqual([])
    const megabytes = Math.round(rows.length / 1e6)
    task.meta.figure = `0 canaries in ${megabytes} MB of dump, data directory and WAL, ${log.split('\n').length} log lines, ${received.length} mails`
  },
)

describe.skipIf(!existsSync('/proc/self/mem'))('in memory', () => {
  test('P4 nothing of a letter was in the memory of the server', ({ task }) => {
    expect(memory.found).toEqual([])
    expect(memory.bytes).toBeGreaterThan(1e8)
    task.meta.figure = `0 canaries in ${Math.round(memory.bytes / 1e6)} MB of the server's memory`
  })

  test('P4 a route that leaks is found by the same search', { timeout: 180_000 }, async ({ task }) => {
    const other = await startServer(env, leaking)
    const told = await someone(lineTo(other.url)).post('/leak', { text: leaked.word })
    expect(told.json()).toEqual({ kept: 1 })
    const inMemory = leaked.inMemory(other.pid).found
    await other.stop()
    const { rows, folders } = await steal()
    const places = {
      memory: inMemory.length,
      log: leaked.in(Buffer.from(other.log())).length,
      dump: leaked.in(rows).length,
      files: (await inFiles(leaked, folders)).length,
    }
    for (const [place, hits] of Object.entries(places))
      expect({ place, isFound: hits > 0 }).toEqual({ place, isFound: true })
    task.meta.figure = `control route found in ${Object.keys(places).join(', ')}`
  })
})
