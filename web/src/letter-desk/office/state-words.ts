import type { LetterState } from '@bezpechne/shared/letter-states'

import { defineWords, useWords } from '../../lib/words.ts'

const stateWords = defineWords('letter-states', {
  uk: {
    submitted: 'надіслано',
    screening: 'читає модератор',
    'answered-by-moderator': 'відповів модератор',
    'spam-closed': 'закрито як спам',
    forwarded: 'передано вам',
    redirected: 'передано іншій дільниці',
    registered: 'прийнято',
    clarification: 'чекаємо уточнення',
    extended: 'строк продовжено',
    recorded: 'внесено до реєстру',
    'returned-incomplete': 'повернуто, бракує даних',
    replied: 'відповідь надіслано',
    closed: 'закрито',
    withdrawn: 'відкликано',
  },
  en: {
    submitted: 'sent',
    screening: 'a moderator reads it',
    'answered-by-moderator': 'a moderator answered',
    'spam-closed': 'closed as spam',
    forwarded: 'forwarded to you',
    redirected: 'passed on to another beat',
    registered: 'accepted',
    clarification: 'a question was asked',
    extended: 'time extended',
    recorded: 'entered in the register',
    'returned-incomplete': 'returned, something is missing',
    replied: 'answered',
    closed: 'closed',
    withdrawn: 'withdrawn',
  },
})

export function useStateWords(): (state: LetterState) => string {
  return useWords(stateWords)
}
