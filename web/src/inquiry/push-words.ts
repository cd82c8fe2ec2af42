import { defineWords } from '../lib/words.ts'

export const pushWords = defineWords('push', {
  uk: {
    ask: 'Надсилати сповіщення',
    text: 'Прийдуть, навіть коли сайт закрито. У них лише номер і що змінилося.',
    on: 'Сповіщення надходять',
    onText: 'Уночі, з 22 до 7, сповіщень немає. Натисніть ще раз, щоб припинити.',
  },
  en: {
    ask: 'Send notifications',
    text: 'They come even while the site is closed, with the number and what has changed alone.',
    on: 'Notifications are on',
    onText: 'At night, from 22 to 7, there are none. Press again to stop them.',
  },
})
