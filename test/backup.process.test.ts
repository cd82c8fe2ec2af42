import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { insertDeed } from '@bezpechne/server/audit/queries'
import { verifyAudit } from '@bezpechne/server/audit/verify'
import { openDatabase, transact } from '@bezpechne/server/platform/database'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { readArchive } from '../scripts/backup/archive.ts'
import { isRecipient, makeKey, readKeys } from '../scripts/backup/keys.ts'
import { removeOld } from '../scripts/backup/prune.ts'
import { checkHead } from '../scripts/backup/restore-into.ts'
import { restore } from '../scripts/backup/restore.ts'
import { inputWords } from '../scripts/import/command.ts'
import { givenKyiv } from './support/cities.ts'
import { run } from './support/commands.ts'
import { freshAddress } from './support/database.ts'
import { givenPublished, givenSubmitted } from './support/inquiries.ts'
import { type ServerData, serverData } from './support/server-data.ts'
import { temporaryDirectory } from './support/server.ts'

const onPostgres = Boolean(process.env['TEST_DATABASE_URL'])
const place = temporaryDirectory()
afterAll(() => place.remove())
const key = join(place.path, 'offline.txt')
const folder = join(place.path, 'backups')

const mistyped = (text: string) => text.slice(0, -1) + (text.endsWith('q') ? 'p' : 'q')

test('a mistyped key is told from one that does not fit, before anything is read or written', async () => {
  const mine = join(place.path, 'mistyped.txt')
  const recipient = await makeKey(mine)
  expect([isRecipient(recipient), isRecipient(mistyped(recipient))]).toEqual([true, false])
  expect(readKeys(mine)).toHaveLength(1)
  writeFileSync(
    mine,
    readFileSync(mine, 'utf8').replace(/[A-Z0-9]\n$/, (end) => (end === 'Q\n' ? 'P\n' : 'Q\n')),
  )
  expect(() => readKeys(mine)).toThrow('holds a private key that is damaged')
})

test('the embedded database is refused, with what to do instead', async () => {
  const { code, said } = await run('backup.ts', ['--to', 'age1', '--folder', folder], {
    env: { DATA_DIR: place.path },
  })
  expect({ code, said: said.trim() }).toEqual({
    code: 1,
    said: expect.stringMatching(/^DATABASE_URL is not set, .* stop the server and copy DATA_DIR$/),
  })
})

// A city is lost and comes back.
const data = temporaryDirectory()
const files = join(data.path, 'photos/kyiv')
let env: Record<'DATABASE_URL' | 'DATA_DIR', string>
let elsewhere: ServerData
let archive: string
let recipient: string

beforeAll(async () => {
  if (!onPostgres) return
  const DATABASE_URL = await freshAddress()
  env = { DATABASE_URL, DATA_DIR: data.path }
  elsewhere = await serverData()
  const database = await openDatabase(env)
  await givenKyiv(database.db)
  for (let made = 0; made < 5; made++) {
    await givenPublished(database.db)
    const { id } = await givenSubmitted(database.db)
    await transact(database.db, (trx) =>
      insertDeed(trx, {
        city: 'kyiv',
        actorId: null,
        role: 'operator',
        action: 'ageing-read',
        inquiryId: id,
      }),
    )
  }
  await database.close()
  mkdirSync(files, { recursive: true })
  for (let made = 0; made < 40; made++)
    writeFileSync(join(files, `photo-${made}.jpg`), randomBytes(made * 5000))
  // What somebody writes at this moment is no file yet.
  mkdirSync(join(data.path, 'photos/writing'))
  writeFileSync(join(data.path, 'photos/writing/half'), 'half')
})
afterAll(async () => {
  await elsewhere?.remove()
  data.remove()
})

const database = (from: Record<string, string>) => from['DATABASE_URL'] ?? ''
async function audit(at: Record<string, string>) {
  const opened = await openDatabase({ DATABASE_URL: database(at), DATA_DIR: '' })
  const verdicts = await verifyAudit(opened.db)
  await opened.close()
  return verdicts
}

test.skipIf(!onPostgres)(
  'a backup is made to a public key, tried out at once, and nothing of it can be read without the key',
  async () => {
    const made = await run('backup.ts', ['new-key', key], { env })
    recipient = /BACKUP_TO=(age1\S+)/.exec(made.said)?.[1] ?? ''
    await expect(makeKey(key)).rejects.toThrow('a key is never written over')

    const { code, said } = await run('backup.ts', ['--verify'], {
      env: { ...env, BACKUP_TO: recipient, BACKUP_DIR: folder },
    })
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringContaining('counts, files and audit are equal'),
    })
    expect(said).toMatch(/40 files of 3\.9 MB/)
    const [name = '', ...more] = readdirSync(folder)
    expect(more).toEqual([])
    archive = join(folder, name)
    expect(readFileSync(archive, 'latin1')).not.toMatch(/kyiv|PGDMP|inquiry|photo-/)
    process.stdout.write(said)
  },
)

test.skipIf(!onPostgres)('one that cannot be tried out is there, and is told from none', async () => {
  const own = { ...env, BACKUP_TO: recipient, BACKUP_DIR: join(place.path, 'untried') }
  const scratch = ['--verify', '--scratch', 'postgres://nobody@127.0.0.1:1/none']
  const { code, said } = await run('backup.ts', scratch, { env: own })
  expect({ code, said }).toEqual({
    code: 2,
    said: expect.stringMatching(
      /^No scratch database to try the backup in: connect ECONNREFUSED .*“Backups”/m,
    ),
  })
  expect(readdirSync(own.BACKUP_DIR)).toHaveLength(1)
})

test.skipIf(!onPostgres)(
  'without room, without DATA_DIR, and of another database there is a line and no backup',
  async () => {
    const own = { ...env, BACKUP_TO: recipient, BACKUP_DIR: join(place.path, 'full') }
    const full = await run('backup.ts', [], { env: own, under: ['prlimit', '--fsize=200000'] })
    expect(full).toEqual({ code: 1, said: expect.stringMatching(/^There is no room for it: EFBIG.*\n$/) })
    expect(readdirSync(own.BACKUP_DIR)).toEqual([])
    const other = await run('backup.ts', [], { env: { ...own, ...elsewhere.env } })
    expect(other).toEqual({
      code: 1,
      said: expect.stringMatching(/^DATABASE_URL: there is no Bezpechne in .*\n$/),
    })
    const DATA_DIR = join(place.path, 'unmounted')
    const { code, said } = await run('backup.ts', [], { env: { ...own, DATA_DIR } })
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/^DATA_DIR .*unmounted is not there: .*\n$/),
    })
  },
)

test.skipIf(!onPostgres)('lost and restored: counts, files and the audit are what they were', async () => {
  // A try before it was killed.
  const left = join(elsewhere.env['DATA_DIR'] ?? '', 'restoring/photos/kyiv')
  mkdirSync(left, { recursive: true })
  writeFileSync(join(left, 'photo-0.jpg'), 'half')
  const { code, said } = await run('restore.ts', [archive, '--key', key], { env: elsewhere.env })
  expect({ code, said }).toEqual({
    code: 0,
    said: expect.stringMatching(/^Restored in \d+\.\d s: .*\nCounts, files and audit are equal/),
  })
  // Secrets are in no backup, and who restores makes none in their place.
  expect(said).toMatch(/^Note: .*push-key is in no backup\. Put the copy of it back/m)
  expect(readdirSync(elsewhere.env['DATA_DIR'] ?? '')).toEqual(['photos'])
  const restored = join(elsewhere.env['DATA_DIR'] ?? '', 'photos')
  expect(readdirSync(restored)).toEqual(['kyiv'])
  for (const name of readdirSync(files))
    expect(readFileSync(join(restored, 'kyiv', name)).equals(readFileSync(join(files, name)))).toBe(true)
  expect(await audit(elsewhere.env)).toEqual(await audit(env))
  expect(await audit(env)).toMatchObject([{ city: 'kyiv', seq: 5, broken: null }])
  process.stdout.write(said)
})

const restored = (file: string, to: Record<string, string>, keys = readKeys(key)) =>
  restore({ url: database(to), dataDir: to['DATA_DIR'] ?? '' }, { file, keys })

test.skipIf(!onPostgres)('over what is there nothing is restored', async () => {
  await expect(restored(archive, { ...elsewhere.env, DATA_DIR: place.path })).rejects.toThrow(
    /^The database is not empty, \d+ tables are in it: restore into a new one$/,
  )
  await expect(restored(archive, elsewhere.env)).rejects.toThrow('holds files already')
})

const changedAt = (at: number) => (bytes: Buffer) =>
  Buffer.from(bytes).fill((bytes.at(at) ?? 0) ^ 1, at, at + 1)
const damages: [what: string, change: (bytes: Buffer) => Buffer, words: string][] = [
  ['a changed byte of a photo', (bytes) => changedAt(bytes.length - 5000)(bytes), 'is damaged'],
  ['a changed byte of the database', changedAt(150_000), 'is damaged'],
  ['a changed byte of its beginning', changedAt(100), 'the beginning of the file is damaged'],
  ['an end cut off', (bytes) => bytes.subarray(0, 200_000), 'is damaged'],
  ['something else', () => Buffer.from('hello'), 'is damaged'],
]

test.skipIf(!onPostgres)(
  'what is not as it was written is refused in a sentence, and nothing is restored',
  async () => {
    const fresh = await serverData()
    const broken = join(place.path, 'broken.tar.age')
    for (const [what, change, words] of damages) {
      writeFileSync(broken, change(readFileSync(archive)))
      const refused = await restored(broken, fresh.env).then(() => 'restored', inputWords)
      expect(refused, what).toContain(words)
      expect(readdirSync(fresh.env['DATA_DIR'] ?? ''), what).toEqual([])
    }
    const other = join(place.path, 'other.txt')
    await makeKey(other)
    await expect(restored(archive, fresh.env, readKeys(other))).rejects.toThrow('this key does not open it')
    // And it is as empty as before.
    expect((await restored(archive, fresh.env)).wrong).toEqual([])
    await fresh.remove()
  },
)

test.skipIf(!onPostgres)('a backup of a newer version, or of a newer PostgreSQL, is not tried', async () => {
  const { head } = await readArchive(archive, readKeys(key))
  expect(() => checkHead({ ...head, migrations: [...head.migrations, '9999_later'] }, head.server)).toThrow(
    'of a newer Bezpechne, which has 9999_later',
  )
  expect(() => checkHead(head, head.server - 1)).toThrow('restore into')
  checkHead(head, head.server)
})

test.skipIf(!onPostgres)(
  'what was deleted does not live on: backups older than 35 days go, and nothing else',
  async () => {
    const old = 'bezpechne-2026-01-02T03-04-05-678Z.tar.age'
    const half = '.0f8fad5b-d9cb-469f-a165-70867728950e.part'
    for (const name of [old, 'notes.txt', half]) {
      writeFileSync(join(folder, name), '')
      utimesSync(join(folder, name), 0, 0)
    }
    expect(await removeOld(folder)).toEqual([half, old])
    expect(readdirSync(folder)).toHaveLength(2)
    // Before another one is made, the last that there is stays.
    utimesSync(archive, 0, 0)
    expect(await removeOld(folder, 'but the newest')).toEqual([])
  },
)
