import { defineWords } from '../lib/words.ts'

export const helpWords = defineWords('help', {
  uk: { help: 'Довідка', newWindow: '(у новому вікні)' },
  en: { help: 'Help', newWindow: '(in a new window)' },
})
