import { defineWords } from '../lib/words.ts'

export const againWords = defineWords('sign-in-again', {
  uk: {
    over: 'Сеанс завершився',
    text: 'Увійдіть ще раз. Усе, що ви написали, лишилося на цій сторінці.',
    leave: 'Покинути без збереження',
  },
  en: {
    over: 'Your session is over',
    text: 'Sign in again. All that you typed is still on this page.',
    leave: 'Leave without saving',
  },
})
