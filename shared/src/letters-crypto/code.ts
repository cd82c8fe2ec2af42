import type { Sodium } from './sodium.ts'

/** Read alike on a Ukrainian and on a Latin keyboard. */
const symbols = '0123456789ABCEHKMPTX'
const secretLength = 30
export const codeLength = secretLength + 2
const groupLength = 4

// Cyrillic letters, and the Latin O and I, under the symbol that they look like.
const lookAlikes = new Map(pairs('ОOІIАВСЕНКМРТХ', '0011ABCEHKMPTX'))

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (symbol, at) => [symbol, to.charAt(at)])
}

/** 30 random symbols and two that check them: 129.7 bits. Never stored, never sent. */
export function newCode(sodium: Sodium): string {
  let secret = ''
  // NOTE: randombytes_uniform throws away what would be uneven; a remainder would not.
  while (secret.length < secretLength) secret += symbols.charAt(sodium.randombytes_uniform(symbols.length))
  return secret + checkOf(secret)
}

function checkOf(secret: string): string {
  let h = 7
  for (const symbol of secret) h = (31 * h + symbols.indexOf(symbol)) % 397
  return symbols.charAt(Math.floor(h / 20)) + symbols.charAt(h % 20)
}

/** In eight groups of four, as it is shown and printed. */
export function inGroups(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join(' ')
}

/** What was typed, folded: separators dropped, capitals, Cyrillic letters as the Latin ones they look like. */
export function foldCode(typed: string): string {
  const plain = typed
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/[\s\p{P}\p{Cf}]/gu, '')
  return Array.from(plain, (symbol) => lookAlikes.get(symbol) ?? symbol).join('')
}

/** @throws RangeError for what was typed and not read yet: other keys would follow from it, without a word */
export function onlyCode(code: string): string {
  if (code.length !== codeLength || foldCode(code) !== code || !isRight(code))
    throw new RangeError('Not a code')
  return code
}

export type CodeReading =
  | { code: string }
  /** Groups counted from 1: among these is the wrong one. Missing: how many symbols are still to come. */
  | { wrong: number[]; missing: number }

/**
 * Checked without asking anybody. A symbol that no code has names its group at once; else a group is named when one
 * other symbol in it, or two neighbours swapped, would make the check right: the wrong one is always among them.
 */
export function readCode(typed: string): CodeReading {
  const folded = foldCode(typed)
  // NOTE: a symbol of two code units is one that was typed.
  const read = Array.from(folded)
  const foreign = read.flatMap((symbol, at) => (symbols.includes(symbol) ? [] : [groupOf(at)]))
  if (foreign.length > 0)
    return { wrong: [...new Set(foreign)], missing: Math.max(0, codeLength - read.length) }
  if (read.length !== codeLength) return { wrong: [], missing: codeLength - read.length }
  if (isRight(folded)) return { code: folded }
  return { wrong: suspects(folded), missing: 0 }
}

const groupOf = (at: number) => Math.floor(at / groupLength) + 1
const isRight = (code: string) => checkOf(code.slice(0, secretLength)) === code.slice(secretLength)

function suspects(code: string): number[] {
  const groups = new Set<number>()
  for (let at = 0; at < codeLength; at++) {
    const begin = code.slice(0, at)
    const other = Array.from(symbols).some((symbol) => isRight(begin + symbol + code.slice(at + 1)))
    const swapped = isRight(
      begin +
        code
          .slice(at, at + 2)
          .split('')
          .toReversed()
          .join('') +
        code.slice(at + 2),
    )
    if (other || swapped) groups.add(groupOf(at))
    if (swapped && at + 1 < codeLength) groups.add(groupOf(at + 1))
  }
  return [...groups].toSorted((a, b) => a - b)
}
