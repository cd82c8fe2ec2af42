import { defineWords } from '../lib/words.ts'

export const helpWords = defineWords('help', {
  uk: {
    help: 'До кого звернутися',
    lines: 'Лінії допомоги',
  },
  en: {
    help: 'Whom to ask',
    lines: 'Help lines',
  },
})
