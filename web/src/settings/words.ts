import { defineWords } from '../lib/words.ts'

// The name of a section and, with "Text", what one does there: one line in the list.
export const words = defineWords('settings', {
  uk: {
    settings: 'Налаштування громади',
    sections: 'Розділи налаштувань',
    toSections: 'До налаштувань',
    organisations: 'Організації',
    organisationsText: 'Хто відповідає на звернення і чи перевіряє відповіді модератор.',
  },
  en: {
    settings: 'Community settings',
    sections: 'Sections of the settings',
    toSections: 'To the settings',
    organisations: 'Organisations',
    organisationsText: 'Who answers inquiries, and whether a moderator checks the answers.',
  },
})
