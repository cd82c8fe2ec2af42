import { defineWords } from '../lib/words.ts'

export const againWords = defineWords('sign-in-again', {
  uk: {
    over: 'Сеанс завершився',
    text: 'Увійдіть ще раз. Усе, що ви написали, лишилося на цій сторінці.',
    again: 'Увійти ще раз',
    leave: 'Покинути без збереження',
  },
  en: {
    over: 'Your session is over',
    text: 'Sign in again. All that you typed is still on this page.',
    again: 'Sign in again',
    leave: 'Leave without saving',
  },
})
