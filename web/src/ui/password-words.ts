import { defineWords } from '../lib/words.ts'

export const passwordWords = defineWords('password', {
  uk: {
    showPassword: 'Показати пароль',
    hidePassword: 'Сховати пароль',
    deriving: 'Готуємо ключ із пароля. На старому телефоні це триває до 20 секунд.',
  },
  en: {
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    deriving: 'Preparing a key from your password. On an old phone this takes up to 20 seconds.',
  },
})
