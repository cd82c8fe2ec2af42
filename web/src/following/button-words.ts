import { defineWords } from '../lib/words.ts'

/** Apart from the rest: they come with the page. */
export const buttonWords = defineWords('follow-button', {
  uk: { follow: 'Стежити поштою', followPlace: 'Стежити за новинами' },
  en: { follow: 'Follow by e-mail', followPlace: 'Follow the news' },
})
