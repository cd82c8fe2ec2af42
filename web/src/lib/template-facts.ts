/** What stands in a template for a fact of the inquiry. */
const facts: Record<string, (about: About) => string> = {
  '{номер}': ({ number }) => number,
  '{number}': ({ number }) => number,
  '{місце}': ({ place }) => place ?? '',
  '{place}': ({ place }) => place ?? '',
}

export interface About {
  number: string
  place: string | null
}

/** With the facts in their places. */
export function withFacts(words: string, about: About): string {
  return words.replaceAll(/\{[^{}\s]{1,10}\}/gu, (mark) => facts[mark.toLowerCase()]?.(about) ?? mark)
}

/** What a template leaves to whoever writes: "[дата]". Each once. */
export function gapsIn(words: string): string[] {
  return [...new Set(words.match(/\[[\p{L}][^\][\n]{1,80}\]/gu))]
}
