import { defineWords } from '../lib/words.ts'

export const deskWords = defineWords('letters-desk-page', {
  uk: {
    product: 'Безпечне',
    signedOut: 'Увійдіть, щоб побачити листи',
    signIn: 'Увійти',
    noDesk: 'Листи цієї громади ведуть інші',
    toDesks: 'До моїх робочих місць',
    desks: 'Робочі місця',
    city: 'Громада',
    menu: 'Листи',
    office: 'Мої листи',
    screening: 'На перевірку',
    lock: 'Замкнути',
    refused: 'Ключі громади не підтверджено',
    refusedText: 'Листи не відмикаємо і нічого не надсилаємо. Повідомте адміністратора громади.',
  },
  en: {
    product: 'Bezpechne',
    signedOut: 'Sign in to see the letters',
    signIn: 'Sign in',
    noDesk: 'Others keep the letters of this community',
    toDesks: 'To my desks',
    desks: 'Desks',
    city: 'Community',
    menu: 'Letters',
    office: 'My letters',
    screening: 'To screen',
    lock: 'Lock',
    refused: 'The keys of the community are not confirmed',
    refusedText: 'No letter is opened and nothing is sent. Tell the administrator of the community.',
  },
})
