import { defineWords } from '../lib/words.ts'

export const words = defineWords('ui', {
  uk: {
    close: 'Закрити',
    blanked: 'приховано модератором',
    red: 'Без відповіді',
    green: 'Є відповідь',
    collapse: 'Згорнути список',
    expand: 'Розгорнути список',
    sheet: 'Висота списку',
    retry: 'Спробувати ще раз',
    loading: 'Завантажуємо',
    offline: 'Немає зв’язку',
    offlineText: 'Сервер не відповів. Перевірте з’єднання і спробуйте ще раз.',
    failed: 'Не вийшло завантажити',
    failedText: 'Помилка на нашому боці. Спробуйте за хвилину.',
  },
  en: {
    close: 'Close',
    blanked: 'hidden by the moderator',
    red: 'Not answered yet',
    green: 'Answered',
    collapse: 'Collapse the list',
    expand: 'Expand the list',
    sheet: 'Height of the list',
    retry: 'Try again',
    loading: 'Loading',
    offline: 'No connection',
    offlineText: 'The server did not answer. Check your connection and try again.',
    failed: 'This could not be loaded',
    failedText: 'Something went wrong on our side. Try again in a minute.',
  },
})
