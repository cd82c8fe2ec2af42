import { aroundBars, bar } from '@bezpechne/shared/blanks'

/** Which stretches of a text have bars in what became of it; bars that were there before are nobody's news. */
export function coveredIn(before: string, after: string): { start: number; end: number }[] {
  const [first = '', ...rest] = aroundBars(after)
  const stretches: { start: number; end: number }[] = []
  let at = first.length
  for (const [index, part] of rest.entries()) {
    const found = index === rest.length - 1 ? before.length - part.length : before.indexOf(part, at + 1)
    const end = found < at ? before.length : found
    if (before.slice(at, end) !== bar) stretches.push({ start: at, end })
    at = end + part.length
  }
  return stretches
}
