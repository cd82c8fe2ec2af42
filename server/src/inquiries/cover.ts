import { bar, withFixedBars } from '@bezpechne/shared/blanks'

const inWord = /[\p{L}\p{N}]/u

/** Bars in the place of each passage wherever it stands by itself; never in the middle of another word. */
export function coverIn(text: string, passages: readonly string[]): string {
  // The longest first: what is a part of it is covered with it.
  const longest = passages.map((one) => one.trim()).toSorted((one, other) => other.length - one.length)
  return withFixedBars(longest.reduce(coverOne, text))
}

function coverOne(text: string, passage: string): string {
  if (!passage) return text
  const parts = text.split(passage)
  return parts.reduce((done, part) => {
    const cut = inside(done, passage) || inside(passage, part)
    return done + (cut ? passage : bar) + part
  })
}

/** The one ends and the other begins inside a word. */
function inside(left: string, right: string): boolean {
  return inWord.test(left.slice(-1)) && inWord.test(right.slice(0, 1))
}
