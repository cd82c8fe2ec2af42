import { defineWords } from '../lib/words.ts'

export const answerWords = defineWords('answer', {
  uk: {
    basis: 'На чому це ґрунтується',
    sources: 'Джерела',
    steps: 'Що можна зробити самостійно',
    edited: 'Модератор уточнив текст перед публікацією.',
    checked: 'Перевірено {{date}}: відповідь досі правильна.',
    corrected: 'Виправлено {{date}}: {{reason}}',
    changed: 'Що змінилося: закреслене було раніше, підкреслене додано.',
    was: 'Було:',
    became: 'Стало:',
  },
  en: {
    basis: 'What this rests on',
    sources: 'Sources',
    steps: 'What you can do yourself',
    edited: 'A moderator changed words of it before it was published.',
    checked: 'Checked on {{date}}: the answer still holds.',
    corrected: 'Corrected on {{date}}: {{reason}}',
    changed: 'What changed: what is struck out was there before, what is underlined was added.',
    was: 'Before:',
    became: 'Now:',
  },
})
