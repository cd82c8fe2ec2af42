/**
 * The code that opens the author's own view of an inquiry: 14 symbols by chance and 2 that tell a slip of the pen.
 * The symbols look alike in Cyrillic and Latin, so it survives paper and any keyboard.
 */
const alphabet = '0123456789ABCEHKMPTX'
const randomSymbols = 14
const length = randomSymbols + 2
/** The longer code of a private letter has the same symbols. It belongs to another page and must not be sent. */
const letterLength = 32

const lookAlikes: Record<string, string> = {
  О: '0',
  O: '0',
  І: '1',
  I: '1',
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
}

/** @param random as many bytes as asked for, not to be guessed */
export function makeReceipt(random: (bytes: number) => Uint8Array): string {
  let symbols = ''
  while (symbols.length < randomSymbols) {
    for (const byte of random(2 * randomSymbols)) {
      // Bytes from 240 on are thrown away: 256 is no multiple of 20, so some symbols would come more often.
      if (byte < 240 && symbols.length < randomSymbols) symbols += alphabet.charAt(byte % 20)
    }
  }
  return `${symbols}${checkOf(symbols)}`.replace(/(.{4})(?=.)/g, '$1-')
}

export type ReadReceipt = { kind: 'receipt'; code: string } | { kind: 'letter' } | { kind: 'wrong' }

/** What somebody typed or pasted; "code" is the one form that is hashed and sent. */
export function readReceipt(typed: string): ReadReceipt {
  const code = fold(typed)
  if (Array.from(code).some((symbol) => !alphabet.includes(symbol))) return { kind: 'wrong' }
  if (code.length === letterLength) return { kind: 'letter' }
  const right = code.length === length && checkOf(code.slice(0, randomSymbols)) === code.slice(randomSymbols)
  return right ? { kind: 'receipt', code } : { kind: 'wrong' }
}

function fold(typed: string): string {
  const symbols = typed.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return Array.from(symbols)
    .map((symbol) => lookAlikes[symbol] ?? symbol)
    .join('')
}

// One wrong symbol, or two neighbours exchanged, always changes it: 397 is a prime above 20.
function checkOf(symbols: string): string {
  let sum = 7
  for (const symbol of symbols) sum = (31 * sum + alphabet.indexOf(symbol)) % 397
  return alphabet.charAt(Math.floor(sum / 20)) + alphabet.charAt(sum % 20)
}
