import { defineWords } from '../lib/words.ts'

export const contactWords = defineWords('contact', {
  uk: { contact: 'Питання про карту громади:' },
  en: { contact: 'Questions about the community’s map:' },
})
