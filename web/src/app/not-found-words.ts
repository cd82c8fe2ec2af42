import { defineWords } from '../lib/words.ts'

export const notFoundWords = defineWords('not-found', {
  uk: {
    notFound: 'Такої сторінки немає',
    notFoundText:
      'Можливо, в адресі помилка або сторінку прибрали. Знайдіть потрібне на карті своєї громади.',
    toStart: 'Обрати громаду',
    haveReceipt: 'У мене є код квитанції',
  },
  en: {
    notFound: 'There is no such page',
    notFoundText:
      'The address may be wrong, or the page was removed. Look for it on the map of your community.',
    toStart: 'Choose a community',
    haveReceipt: 'I have a receipt code',
  },
})
