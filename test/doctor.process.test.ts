import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { run } from './support/commands.ts'
import { freshAddress } from './support/database.ts'
import { temporaryDirectory } from './support/server.ts'

const data = temporaryDirectory()
afterAll(() => data.remove())
const DATA_DIR = data.path

test('the doctor says in plain words what is wrong, all of it at once, and tells no secret', async () => {
  writeFileSync(join(DATA_DIR, 'secret'), 'canary'.repeat(10))
  chmodSync(join(DATA_DIR, 'secret'), 0o644)
  const env = {
    DATA_DIR,
    DATABASE_URL: 'postgres://canary:canary@127.0.0.1:1/none',
    SMTP_URL: 'smtp://canary:canary@127.0.0.1:1',
    PUBLIC_URL: 'https://127.0.0.1:1',
    BACKUP_DIR: join(DATA_DIR, 'gone'),
  }
  const { code, said } = await run('doctor.ts', [], { env })
  expect(code).toBe(1)
  for (const line of [
    /^✗ keys: .*secret can be read by other users/m,
    /^✗ mail: 127\.0\.0\.1 does not let us in/m,
    /^✗ certificate: 127\.0\.0\.1 shows none/m,
    /^✗ service: https:\/\/127\.0\.0\.1:1 does not answer from here \(bad port\)/m,
    /^✗ disk: .*gone is not there/m,
    /^✗ database: .*ECONNREFUSED/m,
    /^! settings: TRUST_PROXY is empty/m,
    /^\d to put right\.$/m,
  ])
    expect(said).toMatch(line)
  expect(said).not.toContain('canary')
  // It looks, and makes nothing.
  expect(readdirSync(DATA_DIR)).toEqual(['secret'])
  const gone = await run('doctor.ts', [], { env: { ...env, DATA_DIR: join(DATA_DIR, 'mistyped') } })
  expect(gone.said).toMatch(/^✗ disk: .*mistyped is not there/m)
  expect(gone.said).toMatch(
    /^! keys: .*push-key is not there: .* after a restore put the old one back first/m,
  )
  expect(existsSync(join(DATA_DIR, 'mistyped'))).toBe(false)
})

test('one wrong setting is one line', async () => {
  const { code, said } = await run('doctor.ts', [], { env: { DATA_DIR, PORT: 'canary' } })
  expect({ code, said }).toEqual({
    code: 1,
    said: '✗ settings: Configuration: PORT is a whole number from 0 to 65535\n1 to put right.\n',
  })
})

test.skipIf(!process.env['TEST_DATABASE_URL'])('it looks into the database and changes nothing', async () => {
  const { said } = await run('doctor.ts', [], { env: { DATA_DIR, DATABASE_URL: await freshAddress() } })
  for (const line of [
    /^✓ database: PostgreSQL \d+.*, PostGIS 3/m,
    /^✓ clock: this computer and the database agree/m,
    /^✓ queue: nothing waits for long/m,
    /^✗ database: the role is a superuser/m,
  ])
    expect(said).toMatch(line)
  expect(said).not.toMatch(/migrat/)
})
