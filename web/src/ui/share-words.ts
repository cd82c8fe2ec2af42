import { defineWords } from '../lib/words.ts'

export const shareWords = defineWords('share', {
  uk: {
    share: 'Поділитися',
    copy: 'Скопіювати посилання',
    copied: 'Посилання скопійовано.',
    mail: 'Електронною поштою',
    opens: '(у новому вікні)',
  },
  en: {
    share: 'Share',
    copy: 'Copy the link',
    copied: 'The link is copied.',
    mail: 'By e-mail',
    opens: '(in a new window)',
  },
})
