import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { makeReceipt, readReceipt } from './receipt.ts'

const alphabet = Array.from('0123456789ABCEHKMPTX')

// Chance that repeats, so that no run fails by bad luck.
let state = 1
function randomBytes(count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 24
  })
}

const bytes = fc.uint8Array({ minLength: 28, maxLength: 28 })
const receipt = bytes.map((first) =>
  makeReceipt((count) => (first.some((byte) => byte < 240) ? first : randomBytes(count))),
)

describe('what was printed can be read back', () => {
  test('four groups of four', () => {
    expect(makeReceipt(randomBytes)).toMatch(/^([0-9ABCEHKMPTX]{4}-){3}[0-9ABCEHKMPTX]{4}$/)
    expect(makeReceipt(() => new Uint8Array(28))).toBe('0000-0000-0000-005C')
  })

  test('in small letters, without or with other separators', () => {
    fc.assert(
      fc.property(receipt, fc.constantFrom('', ' ', '-', '–', '.', '\n', '\u00A0'), (code, separator) => {
        const plain = code.replaceAll('-', '')
        const typed = ` ${code.toLowerCase().split('-').join(separator)} `
        expect(readReceipt(typed)).toEqual({ kind: 'receipt', code: plain })
      }),
    )
  })

  test('in Cyrillic, large and small', () => {
    const cyrillic: Record<string, string> = {
      A: 'А',
      B: 'В',
      C: 'С',
      E: 'Е',
      H: 'Н',
      K: 'К',
      M: 'М',
      P: 'Р',
      T: 'Т',
      X: 'Х',
      '0': 'О',
      '1': 'І',
    }
    fc.assert(
      fc.property(receipt, (code) => {
        const typed = Array.from(code)
          .map((symbol) => cyrillic[symbol] ?? symbol)
          .join('')
        const right = { kind: 'receipt', code: code.replaceAll('-', '') }
        expect(readReceipt(typed)).toEqual(right)
        expect(readReceipt(typed.toLowerCase())).toEqual(right)
        expect(readReceipt(code.replaceAll('0', 'o').replaceAll('1', 'i'))).toEqual(right)
      }),
    )
  })
})

describe('a slip is noticed before anything is sent', () => {
  test('one wrong symbol', () => {
    fc.assert(
      fc.property(receipt, fc.nat(15), fc.constantFrom(...alphabet), (code, at, symbol) => {
        const plain = code.replaceAll('-', '')
        fc.pre(plain[at] !== symbol)
        expect(readReceipt(plain.slice(0, at) + symbol + plain.slice(at + 1))).toEqual({ kind: 'wrong' })
      }),
    )
  })

  test('two neighbours exchanged', () => {
    fc.assert(
      fc.property(receipt, fc.nat(12), (code, at) => {
        const plain = code.replaceAll('-', '')
        const [one = '', two = ''] = Array.from(plain.slice(at))
        fc.pre(one !== two)
        expect(readReceipt(plain.slice(0, at) + two + one + plain.slice(at + 2))).toEqual({ kind: 'wrong' })
      }),
    )
  })

  test.each([
    ['nothing', ''],
    ['too short', '0000-0000-0000'],
    ['too long', '0000-0000-0000-005C-0000'],
    ['another letter', '0000-0000-0000-00AЩ'],
    ['a number of an inquiry', 'KYIV-2026-000123'],
  ])('%s', (_, typed) => {
    expect(readReceipt(typed)).toEqual({ kind: 'wrong' })
  })
})

test('the code of a private letter is recognised, whatever stands in it', () => {
  const letter = fc.array(fc.constantFrom(...alphabet), { minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(letter, (symbols) => {
      const typed = symbols.join('').replaceAll(/(.{4})/g, '$1 ')
      expect(readReceipt(typed)).toEqual({ kind: 'letter' })
    }),
  )
})

test('every symbol comes equally often', () => {
  const counts = new Map<string, number>()
  for (let made = 0; made < 4000; made++) {
    for (const symbol of makeReceipt(randomBytes).replaceAll('-', '').slice(0, 14)) {
      counts.set(symbol, (counts.get(symbol) ?? 0) + 1)
    }
  }
  // 2,800 expected, deviation 52.
  for (const symbol of alphabet) expect(Math.abs((counts.get(symbol) ?? 0) - 2800)).toBeLessThan(310)
})
