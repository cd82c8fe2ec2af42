import { type FindingKind, findingKinds, findingsIn } from '@bezpechne/shared/findings'

import { defineWords, useLanguage, useWords } from './words.ts'

const words = defineWords('found', {
  uk: {
    email: 'електронна адреса',
    card: 'номер картки або рахунку',
    tax: 'податковий номер',
    passport: 'номер документа',
    phone: 'телефон',
    plate: 'номер авто',
    flat: 'квартира',
    name: 'ім’я',
  },
  en: {
    email: 'an e-mail address',
    card: 'a card or account number',
    tax: 'a tax number',
    passport: 'a document number',
    phone: 'a phone number',
    plate: 'a number plate',
    flat: 'a flat',
    name: 'a name',
  },
})

/** The name of each kind, in the reader's language. */
export function useFoundKinds(): Record<FindingKind, string> {
  const say = useWords(words)
  const named = findingKinds.map((kind) => [kind, say(kind)] as const)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every kind is named above
  return Object.fromEntries(named) as Record<FindingKind, string>
}

/** "a phone number and a name", in the reader's language; empty where nothing was found. */
export function useFoundWords() {
  const say = useWords(words)
  const language = useLanguage()
  return function listed(text: string): string {
    const kinds = new Set(findingsIn(text).map(({ kind }) => kind))
    const names = [...kinds].map((kind) => say(kind))
    return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
  }
}
