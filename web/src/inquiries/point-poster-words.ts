import { defineWords } from '../lib/words.ts'

export const pointPosterWords = defineWords('point-poster', {
  uk: {
    title: 'Плакат для цього місця',
    text: 'Щоб інші теж могли запитати: код на плакаті відкриває форму з цим місцем. Хто побачить плакат, знатиме місце. Тому не вішайте його на своїх дверях. Вашого звернення на плакаті немає.',
  },
  en: {
    title: 'A poster for this place',
    text: 'So that others can ask, too: the code on the poster opens the form with this place. Whoever sees the poster knows the place, so do not hang it on your own door. Your inquiry is not on it.',
  },
})
