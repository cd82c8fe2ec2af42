import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { foldCode, inGroups, newCode, readCode } from './code.ts'
import { loadSodium } from './sodium.ts'

const sodium = await loadSodium()
const symbols = '0123456789ABCEHKMPTX'

test('a code is read as typed on either keyboard, small or capital, with any spaces', () => {
  const cyrillic: Record<string, string> = {
    A: 'а',
    B: 'в',
    C: 'с',
    E: 'е',
    H: 'н',
    K: 'к',
    M: 'м',
    P: 'р',
    T: 'т',
    X: 'х',
  }
  for (let round = 0; round < 200; round++) {
    const code = newCode(sodium)
    const typed = Array.from(inGroups(code), (one) => cyrillic[one] ?? one)
      .join('')
      .replaceAll('0', 'о')
      .replaceAll('1', 'і')
    expect(readCode(typed)).toEqual({ code })
    expect(readCode(inGroups(code).toLowerCase().replaceAll(' ', ' - '))).toEqual({ code })
  }
})

test('of one wrong symbol the group is always among those named, and they are few', () => {
  let named = 0
  let rounds = 0
  fc.assert(
    fc.property(fc.nat(31), fc.nat(18), (at, other) => {
      const code = newCode(sodium)
      const wrong = symbols.charAt((symbols.indexOf(code.charAt(at)) + 1 + other) % 20)
      const reading = readCode(code.slice(0, at) + wrong + code.slice(at + 1))
      if (!('wrong' in reading)) throw new Error('taken for right')
      expect(reading.wrong).toContain(Math.floor(at / 4) + 1)
      named += reading.wrong.length
      rounds += 1
    }),
    { numRuns: 500 },
  )
  expect(named / rounds).toBeLessThan(4)
})

test.each([
  ['Ж', { wrong: [1], missing: 31 }],
  ['', { wrong: [], missing: 32 }],
  ['4K7A 90HM', { wrong: [], missing: 24 }],
])('%s is not yet a code', (typed, reading) => {
  expect(readCode(typed)).toEqual(reading)
})

test('separators of every kind are dropped', () => {
  expect(foldCode(' 4k7а–90hm\u00A0\u200B.рт2х ')).toBe('4K7A90HMPT2X')
})
