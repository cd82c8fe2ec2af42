import { defineWords } from '../lib/words.ts'

export const words = defineWords('activity', {
  uk: {
    lastSeen: 'Востаннє тут: {{when}}.',
    never: 'Тут ще нічого не зроблено.',
    none: 'За останні 30 днів дій немає.',
    last: 'Останні 30 днів',
    without: 'Читання приватних листів сюди не входить.',
    more: 'Раніші дні: {{count}}',
  },
  en: {
    lastSeen: 'Last here: {{when}}.',
    never: 'Nothing was done here yet.',
    none: 'Nothing in the last 30 days.',
    last: 'The last 30 days',
    without: 'Reading private letters is not counted.',
    more: 'Earlier days: {{count}}',
  },
})
