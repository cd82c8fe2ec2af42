import { defineWords } from '../lib/words.ts'

export const posterWords = defineWords('place-poster', {
  uk: {
    poster: 'Плакат для цього місця, А4',
    making: 'Готуємо файл…',
    failed: 'Файл не зроблено. Перевірте з’єднання і спробуйте ще раз.',
    posterTitle: 'Запитайте про це місце',
    posterLead: 'Тут щось небезпечне? Напишіть. Модератор прочитає, і на карті з’явиться відповідь.',
    posterScan: 'Наведіть камеру телефона. Форма відкриється з цим місцем на карті. Або наберіть адресу:',
    posterUrgent: 'Негайна небезпека: 102, 101, 103, 112',
  },
  en: {
    poster: 'Poster for this place, A4',
    making: 'Making the file…',
    failed: 'The file was not made. Check your connection and try again.',
    posterTitle: 'Ask about this spot',
    posterLead:
      'Is something here dangerous? Write. A moderator reads it, and the answer appears on the map.',
    posterScan:
      'Point your phone’s camera here. The form opens with this place on its map. Or type the address:',
    posterUrgent: 'Immediate danger: 102, 101, 103, 112',
  },
})
