import { defineWords } from '../lib/words.ts'

export const twoPhotoWords = defineWords('two-photos', {
  uk: {
    legend: 'Фото (можна без них)',
    hint: 'До двох. Їх бачить тільки модератор; іншим покаже лише він.',
    add: 'Додати фото',
    sending: 'Фото надсилається',
    ready: 'Фото {{number}} додано',
    remove: 'Прибрати фото {{number}}',
    tooMany: 'Можна додати два фото, решту не взято.',
  },
  en: {
    legend: 'Photos (not required)',
    hint: 'Up to two. Only a moderator sees them and decides whether others do.',
    add: 'Add a photo',
    sending: 'The photo is being sent',
    ready: 'Photo {{number}} added',
    remove: 'Remove photo {{number}}',
    tooMany: 'Two photos can be added; the others were left out.',
  },
})
