import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { copySchema, run } from './support/commands.ts'
import { temporaryDirectory } from './support/server.ts'

test('the bench measures every scenario, on a few rows too', { timeout: 120_000 }, async () => {
  const { path, remove } = temporaryDirectory()
  copySchema(path)
  const json = join(path, 'bench.json')
  const few = ['--rows', '2000', '--rounds', '1', '--seconds', '0.05', '--data', path, '--json', json]
  const { code, said } = await run('bench.ts', few, { env: { CHROMIUM: '' } })
  expect(said).toContain('## Against the goals')
  expect(code).toBe(0)
  const { sections, cases, skipped } = JSON.parse(readFileSync(json, 'utf8'))
  remove()
  expect(sections.map(({ title }: { title: string }) => title)).toEqual([
    'Tiles',
    'Against other ways to draw the map',
    'A change of state',
    'Sizes, compressed',
    'Seen by others',
    'Growth',
  ])
  const failed = cases.flatMap(
    ({ id, samples }: { id: string; samples: { count: number; failed: number }[] }) =>
      samples.every(({ count, failed: wrong }) => count > 0 && wrong === 0) ? [] : [id],
  )
  expect(failed).toEqual([])
  expect(skipped).toHaveLength(3)
})
