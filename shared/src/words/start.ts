import { defineTexts } from '../languages.ts'
/** The first words of the start page: the server writes them, and the script leaves them as they stand. */
export const startClaims = defineTexts('start', {
  uk: {
    title: 'Карта безпеки вашої громади',
    lead: 'Позначте небезпечне місце й дізнайтеся, хто за нього відповідає.',
  },
  en: {
    title: 'The safety map of your community',
    lead: 'Mark a dangerous place and find out who is responsible for it.',
  },
})
