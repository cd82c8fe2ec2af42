import { defineWords } from '../lib/words.ts'

export const words = defineWords('overtaken', {
  uk: {
    title: 'Поки ви писали, колега зберіг інше',
    text: 'Зараз збережено ось це. Ваше лишилося в полях: порівняйте й збережіть ще раз, щоб замінити.',
    same: 'Тепер там те саме, що й у вас.',
    empty: 'порожньо',
  },
  en: {
    title: 'A colleague saved something else while you were writing',
    text: 'This is what is saved now. Yours is still in the fields: compare and save again to replace it.',
    same: 'It now says the same as yours.',
    empty: 'empty',
  },
})
