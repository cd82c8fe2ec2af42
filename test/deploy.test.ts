import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { variables } from '@bezpechne/server/config'
import { mostFileBytes } from '@bezpechne/shared/map-file-size'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../deploy')
const read = (file: string) => readFileSync(join(folder, file), 'utf8')
const compose = read('compose.yml')
const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name)

test('what deploy/ sets is what the server reads', () => {
  const settings = compose.slice(compose.indexOf('x-settings:'), compose.indexOf('x-server:'))
  const set = [
    ...named(settings, /^ {2}([A-Z_]+):/gm),
    ...globSync('systemd/*.service', { cwd: folder }).flatMap((unit) => named(read(unit), /[ =]([A-Z_]+)=/g)),
  ]
  expect(set.length).toBeGreaterThan(20)
  expect(set.filter((name) => !variables.includes(name))).toEqual([])
})

test('deploy/example.env asks for all that has to be given, and for nothing else', () => {
  const asked = named(read('example.env'), /^([A-Z_]+)=/gm)
  const needed = named(compose, /\$\{([A-Z_]+):\?/g)
  expect([...new Set(needed)].filter((name) => !asked.includes(name))).toEqual([])
  expect(asked.filter((name) => !compose.includes(`\${${name}`))).toEqual([])
})

test('the units start files that are there, and no proxy keeps a log of who came', () => {
  const started = globSync('systemd/*.service', { cwd: folder }).flatMap((unit) =>
    named(read(unit), /^ExecStart=\/usr\/bin\/node (\S+)/gm),
  )
  expect(started).toHaveLength(4)
  for (const file of started) expect(globSync(file, { cwd: join(folder, '..') })).toEqual([file])
  expect(read('Caddyfile')).not.toMatch(/^\s*log\b/m)
  expect(read('Caddyfile')).toContain('flush_interval -1')
})

test('the proxy lets through what a desk may send: a file of borders is larger than a photo', () => {
  const sizes = named(read('Caddyfile'), /request_body @borders \{\s+max_size (\d+)MB/g)
  expect(sizes.map((size) => Number(size) * 1e6 > mostFileBytes)).toEqual([true])
  expect(read('Caddyfile')).toContain('@borders path /api/v1/cities/*/desk/map-files')
})
