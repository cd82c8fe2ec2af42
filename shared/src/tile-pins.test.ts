import fc from 'fast-check'
import { expect, test } from 'vitest'

import { indexOfNumber, numberAt, numbersOf } from './tile-pins.ts'

const stem = fc.constantFrom('KYIV-2025-', 'KYIV-2026-', 'LVIV-2026-')
const pins = fc.uniqueArray(fc.tuple(stem, fc.integer({ min: 1, max: 1_200_000 })), {
  selector: ([one, no]) => `${one}${no}`,
})

test('what a tile says in steps is every number, in its place', () => {
  fc.assert(
    fc.property(pins, (given) => {
      const groups = [...Map.groupBy(given, ([one]) => one)].map(
        ([one, all]) => [one, all.map(([, no]) => no).toSorted((a, b) => a - b)] as const,
      )
      const tile = {
        stems: groups.map(([one]) => one),
        counts: groups.map(([, all]) => all.length),
        no: groups.flatMap(([, all]) => all.map((no, index) => no - (all[index - 1] ?? 0))),
      }
      const numbers = groups.flatMap(([one, all]) => all.map((no) => one + String(no).padStart(6, '0')))
      expect(numbersOf(tile)).toEqual(numbers)
      for (const [index, number] of numbers.entries()) expect(indexOfNumber(tile, number)).toBe(index)
      expect(numberAt(tile, numbers.length)).toBeUndefined()
      for (const strange of ['KYIV-2024-000001', 'KYIV-2026-', '', 'KYIV-2026-9999999'])
        expect(indexOfNumber(tile, strange)).toBe(-1)
    }),
  )
})
