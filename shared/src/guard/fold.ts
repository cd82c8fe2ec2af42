// Letters of other alphabets that look like ours: "блокпоcт" with a Latin c is the same word.
const lookalikes = paired('abcehikmoptxyαβεηικμνορτχ', 'авсенікмортхуавенікмуортх')
const asLetter: Record<string, string> = { 0: 'о', 1: 'і', 3: 'з', 4: 'ч', 6: 'б', '@': 'а' }
const asDigit: Record<string, string> = { о: '0', o: '0', з: '3' }

const sameSound: Record<string, string> = { ё: 'е', ґ: 'г' }

const digit = /\d/
const dropped = /[\p{M}\p{Default_Ignorable_Code_Point}'’ʼ`]/gu
const stretched = /(.)\1{2,}/gu

/**
 * A word as the lexicon knows it, in every way in which it may be meant: "бл0кпоcт" as "блокпост", "C-З00" as "с300".
 * @param typed letters and digits, an asterisk for a letter left out
 */
export function foldWord(typed: string): string[] {
  const plain = mapped(typed.toLowerCase().replace(dropped, ''), sameSound).replace(stretched, '$1')
  const read = [plain]
  // Between all letters, or in the place of some: the tree reads the latter.
  if (plain.includes('*')) addNew(read, plain.replaceAll('*', ''))
  for (const one of read.slice()) if (!isLatin(one)) addNew(read, mapped(one, lookalikes))
  if (digit.test(plain) || plain.includes('@')) {
    for (const one of read.slice()) {
      addNew(read, mapped(one, asLetter))
      addNew(read, one.slice(0, 1) + mapped(one.slice(1), asDigit))
    }
  }
  return read
}

function paired(from: string, to: string): Record<string, string> {
  return Object.fromEntries(from.split('').map((letter, n) => [letter, to[n] ?? letter]))
}

function mapped(word: string, letters: Record<string, string>): string {
  let read = ''
  for (const letter of word) read += letters[letter] ?? letter
  return read === word ? word : read
}

/** Nothing of our alphabet in it, and a letter that looks like none of ours. */
function isLatin(word: string): boolean {
  let foreign = false
  for (const sign of word) {
    if (sign >= '\u0400' && sign <= '\u052f') return false
    foreign ||= !(sign in lookalikes) && !(sign >= '0' && sign <= '9') && sign !== '*'
  }
  return foreign
}

function addNew(list: string[], word: string): void {
  if (!list.includes(word)) list.push(word)
}
