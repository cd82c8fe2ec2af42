/** Stands in a public text where words were taken out: always as long, so that it does not tell how long they were. */
export const bar = '█████'

// Not a Latin or Cyrillic letter, so nobody writes it in passing.
const bars = /█+(?:[ \t\u00A0]*█+)*/gu

/** Every stretch of bars, whoever typed it, as one bar: neither its length nor a space in it tells anything. */
export function withFixedBars(text: string): string {
  return text.replaceAll(bars, bar)
}

/** What is read and, between each two of it, a bar. */
export function aroundBars(text: string): string[] {
  return text.split(bars)
}
