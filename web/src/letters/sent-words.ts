import { defineWords } from '../lib/words.ts'

export const sentWords = defineWords('letters-sent', {
  uk: {
    title: 'Надіслано',
    received: 'Сервер отримав лист {{moment}}.',
    screened: 'Модератор розбере його до {{until}}. Не встигне, лист піде до поліції сам.',
    straight: 'Модератор його не читає: лист одразу пішов до поліції.',
    next: 'Що далі',
    nextOpen: 'Відкрийте листування своїм кодом, щоб прочитати відповідь.',
    nextLaw: 'Строк відповіді рахуємо від цієї хвилини.',
    open: 'Відкрити листування',
    showCode: 'Показати код ще раз',
    quiet: 'Закрийте цю вкладку або натисніть «Швидко вийти». На телефоні нічого не лишиться.',
  },
  en: {
    title: 'Sent',
    received: 'The server received the letter on {{moment}}.',
    screened: 'A moderator sorts it by {{until}}. If not, it goes to the police by itself.',
    straight: 'No moderator reads it: the letter went straight to the police.',
    next: 'What comes next',
    nextOpen: 'Open your letters with the code to read the answer.',
    nextLaw: 'The term of the answer runs from this minute.',
    open: 'Open the letters',
    showCode: 'Show the code again',
    quiet: 'Close this tab or press “Leave quickly”. Nothing stays on the phone.',
  },
})
