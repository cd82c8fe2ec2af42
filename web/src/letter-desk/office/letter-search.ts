import type { OpenedLetter } from '@bezpechne/shared/letters-crypto/reading'

/** Apostrophes, capitals and accents aside: what people type is seldom what they wrote. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}'’ʼ`]/gu, '')
    .replaceAll('ґ', 'г')
}

/** Words of letters that were opened on this screen, in memory alone: dropped when it locks. */
export class LetterSearch {
  readonly #texts = new Map<string, string>()

  add(id: string, { messages, identity }: Pick<OpenedLetter, 'messages' | 'identity'>): void {
    const said = messages.flatMap(({ body }) => (body && 'text' in body ? [body.text] : []))
    const who = identity ? [identity.surname, identity.name, identity.patronymic, identity.residence] : []
    this.#texts.set(id, folded([...said, ...who].join('\n')))
  }

  get size(): number {
    return this.#texts.size
  }

  /** Letters in which every word, or the beginning of one, is found. */
  find(typed: string): Set<string> {
    const words = folded(typed).split(/\s+/u).filter(Boolean)
    const found = [...this.#texts].filter(([, text]) => words.every((word) => text.includes(word)))
    return new Set(found.map(([id]) => id))
  }

  wipe(): void {
    this.#texts.clear()
  }
}
