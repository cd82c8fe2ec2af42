import { expect, test } from 'vitest'
import * as z from 'zod'

import { newId } from './ids.ts'

test('an id is a UUID v7 that sorts by time and never repeats', () => {
  const ids = Array.from({ length: 1000 }, () => newId(1_760_000_000_000))
  for (const id of ids) expect(z.uuidv7().safeParse(id).success).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(newId(1_760_000_000_000) < newId(1_760_000_000_001)).toBe(true)
  expect(Number.parseInt(newId(1_760_000_000_000).replaceAll('-', '').slice(0, 12), 16)).toBe(
    1_760_000_000_000,
  )
})
