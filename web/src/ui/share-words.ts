import { defineWords } from '../lib/words.ts'

export const shareWords = defineWords('share', {
  uk: {
    share: 'Поділитися',
    copied: 'Посилання скопійовано.',
  },
  en: {
    share: 'Share',
    copied: 'The link is copied.',
  },
})
