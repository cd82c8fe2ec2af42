import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { readConfig } from '@bezpechne/server/config'
import { mailName } from '@bezpechne/server/notifications/mail-name'
import { addressKeys } from '@bezpechne/server/platform/asking'
import { openDatabase } from '@bezpechne/server/platform/database'
import { linkTokens } from '@bezpechne/server/platform/link-tokens'
import { afterAll, expect, test } from 'vitest'

import { bounceOf } from './support/bounces.ts'
import { copySchema, run } from './support/commands.ts'
import { serverData } from './support/server-data.ts'
import { temporaryDirectory } from './support/server.ts'

const data = await serverData()
afterAll(() => data.remove())
const { env } = data
copySchema(env['DATA_DIR'] ?? '')

test('a dry run of the retention counts and removes nothing', async () => {
  expect(await run('retention.ts', ['--dry-run'], { env })).toMatchObject({
    code: 0,
    said: expect.stringMatching(
      /^ +0 {2}photos refused as military\n[\s\S]+A dry run: nothing is removed\.\n$/,
    ),
  })
})

test('beside a running server an import says what to do', async () => {
  const { path, remove } = temporaryDirectory()
  const server = new DatabaseSync(join(path, 'lock'))
  server.exec('begin exclusive')
  const importing = ['import-districts', 'none.geojson', '--city', 'kyiv']
  const { code, said } = await run('city.ts', importing, { env: { DATA_DIR: path } })
  server.close()
  remove()
  expect(code).toBe(1)
  expect(said).toMatch(/Another process is using .*stop the server/s)
})

test('the report of a mail server comes through a pipe: its mailbox gets no more, and the pipe keeps no address', async () => {
  const own = {
    ...env,
    AUTH_SECRET: 'a secret of thirty-two characters',
    PUBLIC_URL: 'https://map.example.org',
  }
  const keys = { linkToken: linkTokens(own.AUTH_SECRET), addressKey: addressKeys(own.AUTH_SECRET) }
  const olia = 'olia@example.org'
  const input = bounceOf(olia, `<${mailName({ at: own.PUBLIC_URL, ...keys }, 'digest/1', olia)}>`)
  expect(await run('mail.ts', ['bounce'], { env: own, input })).toEqual({
    code: 0,
    said: 'Mailboxes that get no more mail: 1\n',
  })
  const { db, close } = await openDatabase(readConfig(own))
  const dead = await db.selectFrom('dead_address').select('address_key as key').execute()
  await close()
  expect(dead).toEqual([{ key: keys.addressKey(olia) }])
}, 60_000)

test('while the database is away, the mail server is told to bring the report again', async () => {
  const { path, remove } = temporaryDirectory()
  const server = new DatabaseSync(join(path, 'lock'))
  server.exec('begin exclusive')
  const { code } = await run('mail.ts', ['bounce'], { env: { DATA_DIR: path }, input: 'a report' })
  server.close()
  remove()
  expect(code).toBe(75)
})
