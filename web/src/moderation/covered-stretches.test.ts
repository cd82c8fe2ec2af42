import { describe, expect, test } from 'vitest'

import { coveredIn } from './covered-stretches.ts'

describe('what an author covered is found in what stood there', () => {
  test.each([
    ['Дзвоніть 0501234567 ввечері', 'Дзвоніть █████ ввечері', ['0501234567']],
    ['0501234567', '█████', ['0501234567']],
    ['Олена, кв. 7, Олена', '█████, кв. 7, █████', ['Олена', 'Олена']],
    ['Олена, █████, кв. 7', 'Олена, █████, █████', ['кв. 7']],
    ['Нічого', 'Нічого', []],
  ])('%s → %s', (before, after, words) => {
    expect(coveredIn(before, after).map(({ start, end }) => before.slice(start, end))).toEqual(words)
  })
})
