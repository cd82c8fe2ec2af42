import { defineWords } from '../lib/words.ts'

export const receiptFormWords = defineWords('receipt-form', {
  uk: {
    code: 'Код квитанції',
    codeHint: 'Чотири групи по чотири символи. Великі чи малі, кирилиця чи латиниця, з пробілами чи без.',
    wrong: 'У коді помилка. Порівняйте його з квитанцією символ за символом.',
    short: 'Код має шістнадцять символів, а тут {{count}}.',
    letter: 'Це код приватного листа до дільничного. Ми його не надсилали.',
    letterOpen: 'Відкрити приватне листування',
    unknown: 'За цим кодом нічого не знайдено. Перевірте кожен символ.',
  },
  en: {
    code: 'Receipt code',
    codeHint: 'Four groups of four symbols. Upper or lower case, Cyrillic or Latin, with or without spaces.',
    wrong: 'There is a slip in the code. Compare it with the receipt symbol by symbol.',
    short: 'The code has sixteen symbols; here are {{count}}.',
    letter: 'This is the code of a private letter to the district officer. We have not sent it.',
    letterOpen: 'Open private letters',
    unknown: 'Nothing was found under this code. Check every symbol.',
  },
})
