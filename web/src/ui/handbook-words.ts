import { defineWords } from '../lib/words.ts'

export const handbookWords = defineWords('handbook', {
  uk: { help: 'Довідка', newWindow: '(у новому вікні)' },
  en: { help: 'Help', newWindow: '(in a new window)' },
})
