import { defineWords } from '../lib/words.ts'

/** Apart from the rest: they come with the page. */
export const buttonWords = defineWords('follow-button', {
  uk: { follow: 'Повідомляти про зміни', followPlace: 'Стежити за новинами' },
  en: { follow: 'Tell me of changes', followPlace: 'Follow the news' },
})
