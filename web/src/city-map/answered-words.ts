import { defineWords } from '../lib/words.ts'

export const answeredWords = defineWords('answered', {
  uk: { title: 'На це вже відповіли' },
  en: { title: 'This has been answered' },
})
