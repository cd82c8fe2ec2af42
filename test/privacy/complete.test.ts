import { globSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

test('each of the sixteen properties has its test', () => {
  const stories = globSync('*.test.ts', { cwd: import.meta.dirname })
  const text = stories.map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8')).join('\n')
  const told = new Set([...text.matchAll(/'P(\d+) /g)].map(([, property]) => Number(property)))
  expect([...told].toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 16 }, (_, at) => at + 1),
  )
})
