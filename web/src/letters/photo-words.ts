import { defineWords } from '../lib/words.ts'

export const photoWords = defineWords('letters-photos', {
  uk: {
    add: 'Додати фото',
    hint: 'До п’яти фото JPEG, PNG або WebP, кожне до 8 МБ. Місце й час зйомки з файлу прибираємо.',
    photo: 'Фото {{number}}',
    remove: 'Прибрати фото {{number}}',
    preparing: 'Готуємо фото…',
    'too-large': '«{{name}}»: більше ніж 8 МБ. Фото не відкривали й не додали.',
    heic: '«{{name}}»: формат HEIC браузери не показують. Збережіть його як JPEG і додайте знову.',
    'not-a-photo': '«{{name}}»: це не фото JPEG, PNG або WebP.',
    'too-many-dots': '«{{name}}»: завелике зображення. Додайте менше.',
    unreadable: '«{{name}}»: браузер не зміг прочитати це фото.',
    tooMany: 'Уміщується п’ять фото. Зайві не додали.',
  },
  en: {
    add: 'Add photos',
    hint: 'Up to five photos, JPEG, PNG or WebP, up to 8 MB each. We remove where and when they were taken.',
    photo: 'Photo {{number}}',
    remove: 'Remove photo {{number}}',
    preparing: 'Preparing photos…',
    'too-large': '“{{name}}” is larger than 8 MB. It was not opened and not added.',
    heic: '“{{name}}” is HEIC, which browsers cannot show. Save it as JPEG and add it again.',
    'not-a-photo': '“{{name}}” is no JPEG, PNG or WebP photo.',
    'too-many-dots': '“{{name}}” has too many dots. Add a smaller one.',
    unreadable: 'The browser could not read “{{name}}”.',
    tooMany: 'Five photos fit. The others were not added.',
  },
})
