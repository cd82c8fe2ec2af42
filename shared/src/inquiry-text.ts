/** What the form and the map need of an inquiry's text without the schemas: no import, so no schema library. */
export const minText = 10
export const maxText = 2000
export const maxPhotos = 5

/** The first sentence, cut at a word where it is long: the title a moderator starts from. */
export function titleOf(text: string): string {
  const line = text.trim().split(/\n|(?<=[.!?…])\s/u)[0] ?? ''
  const plain = line.replace(/[.\s]+$/u, '')
  if (plain.length <= 80) return plain
  return `${plain.slice(0, 80).replace(/[\s,;:—–-]+\S*$/u, '')}…`
}

// Controls but tab and line feed, bidi marks, embeddings, overrides and isolates, the byte order mark.
export const hiddenCharacter = /(?![\n\t])\p{Cc}|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u

/** Telephones paste numbers with invisible direction marks around them: nobody typed those, nobody misses them. */
export function withoutHidden(text: string): string {
  return text.replaceAll(new RegExp(hiddenCharacter, 'gu'), '')
}
