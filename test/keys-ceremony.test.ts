import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { readConfig } from '@bezpechne/server/config'
import { checkRoots } from '@bezpechne/server/keys/boot-check'
import { currentDirectory } from '@bezpechne/server/keys/index'
import { afterAll, expect, test } from 'vitest'

import { draft, makeRoot, publish, sign } from '../scripts/letters/directory.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { temporaryDirectory } from './support/server.ts'

const { db } = await freshDatabase()
await givenKyiv(db)
const { path: folder, remove } = temporaryDirectory()
afterAll(remove)
const at = (name: string) => join(folder, name)
const [key, other] = [at('root.key'), at('other.key')]
const pins = { roots: [await makeRoot(key)], minSerial: 1 }
await makeRoot(other)

async function signed(name: string, by = key, change = (text: string) => text): Promise<string> {
  writeFileSync(at('draft.json'), await draft(db, 'kyiv'))
  writeFileSync(at(name), change(await sign(at('draft.json'), by)))
  return at(name)
}

const longer = (text: string) => text.replace(/"notAfter": "(\d{4})/, '"notAfter": "2099')

test('the private half is in a file of its own, for its owner alone, and never overwritten', async () => {
  expect(statSync(key).mode & 0o777).toBe(0o600)
  expect(readFileSync(key, 'utf8')).not.toContain(pins.roots[0])
  await expect(makeRoot(key)).rejects.toThrow('never overwritten')
})

test('drafted, signed elsewhere, published: browsers that pin the root take it', async () => {
  expect(await publish(db, await signed('first.json'), pins)).toContain('Directory 1 of kyiv is in force')
  expect((await currentDirectory(db, 'kyiv'))?.body.serial).toBe(1)
  const rows = await db.selectFrom('audit').select(['action', 'actor_role']).execute()
  expect(rows).toContainEqual({ action: 'directory-publish', actor_role: 'operator' })
})

test('of another root, changed on its way, of yesterday: nothing is published', async () => {
  await expect(publish(db, await signed('by-other.json', other), pins)).rejects.toThrow('signature')
  await expect(publish(db, await signed('longer.json', key, longer), pins)).rejects.toThrow('signature')
  await expect(publish(db, at('first.json'), pins)).rejects.toThrow('serial is 1, the next one is 2')
  const before = await signed('before.json')
  const pk = Buffer.alloc(32, 9)
  const mailbox = { city_id: 'kyiv', kind: 'oversight', scope_id: 'city', ver: 1, state: 'active' } as const
  await db
    .insertInto('mailbox')
    .values({ ...mailbox, box_pk: pk, sig_pk: pk })
    .execute()
  await expect(publish(db, before, pins)).rejects.toThrow('The mailboxes have changed')
  await expect(publish(db, at('root.key'), pins)).rejects.toThrow('cannot be read')
})

const production = { ...readConfig({}), NODE_ENV: 'production' as const, DATA_DIR: at('data') }

test('production does not start with the trial root, nor where a private root key lies', () => {
  expect(() => checkRoots(production, at('no-build'))).toThrow('the trial root is known to everybody')
  const own = { ...production, LETTER_ROOTS: pins.roots }
  expect(checkRoots(own, at('no-build'))).toBeUndefined()
  expect(() => checkRoots({ ...own, DATA_DIR: folder }, at('no-build'))).toThrow(
    'root.key is a private root key',
  )
})

test('a build that believes others than the server is not served; a trial is warned', () => {
  mkdirSync(at('dist/assets/letters'), { recursive: true })
  writeFileSync(at('dist/assets/letters/pins.json'), JSON.stringify({ roots: '', minSerial: '' }))
  const own = { ...production, LETTER_ROOTS: pins.roots }
  expect(() => checkRoots(own, at('dist'))).toThrow('built with other roots')
  expect(checkRoots({ ...own, NODE_ENV: 'test' }, at('dist'))).toContain('built with other roots')
  expect(checkRoots(readConfig({}), at('dist'))).toBeUndefined()
})
