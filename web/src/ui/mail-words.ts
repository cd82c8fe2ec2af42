import { defineWords } from '../lib/words.ts'

export const words = defineWords('mail-field', {
  uk: { meant: 'Можливо, ви мали на увазі {{address}}?', take: 'Так, виправити' },
  en: { meant: 'Did you mean {{address}}?', take: 'Yes, correct it' },
})
