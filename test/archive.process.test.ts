import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { archiveKey } from '@bezpechne/server/archives/index'
import { readConfig } from '@bezpechne/server/config'
import { openDatabase } from '@bezpechne/server/platform/database'
import { migrate } from '@bezpechne/server/platform/migrations'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { partsOf, signedAgain, writeParts } from './support/archives.ts'
import { givenKyiv } from './support/cities.ts'
import { run } from './support/commands.ts'
import { givenPublished } from './support/inquiries.ts'
import { serverData } from './support/server-data.ts'
import { temporaryDirectory } from './support/server.ts'

const onPostgres = Boolean(process.env['TEST_DATABASE_URL'])

/** Two installations, and what is carried from one to the other. */
const [here, there, carried] = [await serverData(), await serverData(), temporaryDirectory()]
afterAll(async () => {
  await Promise.all([here.remove(), there.remove()])
  carried.remove()
})
const file = join(carried.path, 'kyiv.tar')
const photos = 300

beforeAll(async () => {
  // NOTE: a dozen commands, each of which opens a database: seconds on the embedded one, which other stories use.
  if (!onPostgres) return
  const { db, close } = await openDatabase(readConfig(here.env))
  await migrate(db)
  await givenKyiv(db)
  await givenPublished(db)
  await close()
  const folder = join(here.env['DATA_DIR'] ?? '', 'photos/kyiv')
  mkdirSync(folder, { recursive: true })
  for (let made = 0; made < photos; made += 1)
    writeFileSync(join(folder, `${randomUUID()}.jpg`), randomBytes(2000))
})

const bringIn = (from: string, more: string[] = ['--commit'], killWhen?: () => boolean) => {
  const trust = ['--trust', archiveKey(readConfig(here.env).ARCHIVE_KEY).fingerprint]
  return run('city.ts', ['import', from, ...trust, ...more], {
    env: there.env,
    ...(killWhen && { killWhen }),
  })
}

/** One sentence and no stack. */
const refused = (words: RegExp) => ({ code: 1, said: expect.stringMatching(words) })
const line = (words: string) => new RegExp(`^.*${words}.*\n$`)

async function found() {
  const { db, close } = await openDatabase(readConfig(there.env))
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from city) as cities, (select count(*)::int from inquiry) as inquiries,
      (select count(*)::int from audit) as audit, (select count(*)::int from "user") as people`.execute(db)
  await close()
  return rows[0]
}
const nothing = { cities: 0, inquiries: 0, audit: 0, people: 0 }

function arrived(): string[] {
  try {
    return readdirSync(join(there.env['DATA_DIR'] ?? '', 'photos/kyiv'))
  } catch {
    return []
  }
}

const leave = (to: string) => ['export', 'kyiv', '--to', to]

test.skipIf(!onPostgres)('a city leaves as one file, which is never written over', async () => {
  expect(await run('city.ts', leave(file), { env: here.env })).toEqual({
    code: 0,
    said: expect.stringMatching(
      / and 300 files; letters as they are sealed\.\nSigned by this installation: /,
    ),
  })
  expect(await run('city.ts', leave(file), { env: here.env })).toEqual(refused(line('is there already')))
  const nowhere = await run('city.ts', leave(join(carried.path, 'none/kyiv.tar')), { env: here.env })
  expect(nowhere).toEqual(refused(line('none is not there')))
  expect(readdirSync(carried.path)).toEqual(['kyiv.tar'])
})

test.skipIf(!onPostgres)('who runs out of room is told so, and nothing is left', async () => {
  const under = ['prlimit', '--fsize=200000']
  const full = await run('city.ts', leave(join(carried.path, 'full.tar')), { env: here.env, under })
  expect(full).toEqual(refused(line('There is no room for it: EFBIG')))
  expect(readdirSync(carried.path)).toEqual(['kyiv.tar'])
})

test.skipIf(!onPostgres)(
  'a changed byte, a name that leads elsewhere and an unknown signature are refused in a line',
  async () => {
    const bad = join(carried.path, 'bad.tar')
    const bytes = readFileSync(file)
    bytes[bytes.length - 100_000] = (bytes.at(-100_000) ?? 0) ^ 1
    writeFileSync(bad, bytes)
    expect(await bringIn(bad)).toEqual(refused(line('is (not as it was written|cut off or damaged)')))

    const parts = await partsOf(file)
    const trick = { name: 'media/photos/kyiv/../../../secret', bytes: Buffer.from('x') }
    const key = archiveKey(readConfig(here.env).ARCHIVE_KEY)
    await writeParts(bad, signedAgain([...parts.slice(0, 3), trick, ...parts.slice(3)], key))
    expect(await bringIn(bad)).toEqual(refused(line('belongs into no archive')))

    expect(await bringIn(file, ['--trust', 'ab12', '--commit'])).toEqual(
      refused(line('compare it with whoever')),
    )
    expect(await bringIn(join(carried.path, 'none.tar'))).toEqual(refused(line('there is no such file')))
    expect(await found()).toEqual(nothing)
    expect(arrived()).toEqual([])
  },
)

test.skipIf(!onPostgres)(
  'killed in the middle nothing is there, and the next try brings all of it in; a third one is refused',
  async () => {
    const killed = await bringIn(file, ['--commit'], () => arrived().length > photos / 10)
    expect(killed.code).toBe(null)
    expect(await found()).toEqual(nothing)
    expect(arrived().length).toBeLessThan(photos)

    expect(await bringIn(file)).toEqual({ code: 0, said: expect.stringContaining('Done.') })
    const whole = await found()
    expect(whole).toMatchObject({ cities: 1, inquiries: 1 })
    expect(arrived()).toHaveLength(photos)

    expect(await bringIn(file)).toEqual(refused(line('the city kyiv is here already')))
    expect(await found()).toEqual(whole)
  },
)
