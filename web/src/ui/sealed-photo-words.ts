import { defineWords } from '../lib/words.ts'

export const sealedPhotoWords = defineWords('sealedPhoto', {
  uk: {
    photo: 'Фото {{number}}',
    open: 'Відкрити фото {{number}}',
    wrong: 'Це не фото або воно завелике. Ми його не відкрили.',
    lost: 'Фото не завантажилося. Спробуйте ще раз.',
    save: 'Зберегти оригінал як evidence-{{number}}.bin',
  },
  en: {
    photo: 'Photo {{number}}',
    open: 'Open photo {{number}}',
    wrong: 'This is no photo, or it is too large. We did not open it.',
    lost: 'The photo was not loaded. Try again.',
    save: 'Save the original as evidence-{{number}}.bin',
  },
})
