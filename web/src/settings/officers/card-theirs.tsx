import { type Language, textIn } from '@bezpechne/shared/languages'
import { hoursInWords } from '@bezpechne/shared/words/hours'
import { languageWords } from '@bezpechne/shared/words/officers'

import { useLanguage, useWords } from '../../lib/words.ts'
import type { Compared } from '../../ui/overtaken.tsx'
import type { Card } from './card-fields.tsx'
import { cardWords } from './card-words.ts'

/** What officers say of themselves, as it was typed and as it is saved. */
export function useComparedCards(): (mine: Card, theirs: Card) => Compared[] {
  const say = useWords(cardWords)
  const language = useLanguage()
  return (mine, theirs) => [
    [say('phones'), mine.phones.join(', '), theirs.phones.join(', ')],
    [say('officeUk'), mine.office.uk, theirs.office.uk],
    [say('officeEn'), mine.office.en, theirs.office.en],
    [say('place'), pointOf(mine), pointOf(theirs)],
    [
      say('hours'),
      hoursInWords(mine.hours, language).join('; '),
      hoursInWords(theirs.hours, language).join('; '),
    ],
    [say('languages'), spokenIn(mine, language), spokenIn(theirs, language)],
  ]
}

function pointOf({ officeAt }: Card): string {
  return officeAt ? `${officeAt.lat}, ${officeAt.lng}` : ''
}

function spokenIn({ languages }: Card, language: Language): string {
  return languages.map((one) => textIn(languageWords, language)[one]).join(', ')
}
