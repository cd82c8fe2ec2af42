import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { afterAll, expect, test } from 'vitest'

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
