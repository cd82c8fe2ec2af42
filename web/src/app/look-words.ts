import { defineWords } from '../lib/words.ts'

export const lookWords = defineWords('look', {
  uk: { notice: 'Оголошення громади' },
  en: { notice: 'Notice of the community' },
})
