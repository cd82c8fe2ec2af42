import { defineWords } from '../lib/words.ts'

export const words = defineWords('code-again', {
  uk: {
    title: 'Підтвердьте кодом',
    text: 'Це важлива дія, а останній код ви вводили понад п’ять хвилин тому. Написане збережено.',
    code: 'Код із застосунку',
    hint: 'Шість цифр. Немає телефона під рукою? Уведіть резервний код.',
    missing: 'Уведіть шість цифр або резервний код, як AB3DE-FG5HJ.',
    confirm: 'Підтвердити',
    sending: 'Перевіряємо…',
    cancel: 'Скасувати',
    failed: 'Код не прийнято',
    failedText: 'Перевірте зв’язок і спробуйте ще раз.',
  },
  en: {
    title: 'Confirm with a code',
    text: 'This matters, and your last code was typed over five minutes ago. What you typed is kept.',
    code: 'Code from the app',
    hint: 'Six digits. No phone at hand? Type a backup code.',
    missing: 'Type six digits, or a backup code like AB3DE-FG5HJ.',
    confirm: 'Confirm',
    sending: 'Checking…',
    cancel: 'Cancel',
    failed: 'The code was not taken',
    failedText: 'Check the connection and try again.',
  },
})
