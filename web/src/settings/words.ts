import { defineWords } from '../lib/words.ts'

// The name of a section and, with "Text", what one does there: one line in the list.
export const words = defineWords('settings', {
  uk: {
    settings: 'Налаштування громади',
    sections: 'Розділи налаштувань',
    toSections: 'До налаштувань',
    organisations: 'Організації',
    organisationsText: 'Хто відповідає на звернення і чи перевіряє відповіді модератор.',
    audit: 'Журнал дій',
    auditText: 'Хто з працівників що зробив і прочитав. Записи ніхто не може змінити непомітно.',
  },
  en: {
    settings: 'Community settings',
    sections: 'Sections of the settings',
    toSections: 'To the settings',
    organisations: 'Organisations',
    organisationsText: 'Who answers inquiries, and whether a moderator checks the answers.',
    audit: 'Audit',
    auditText: 'Who of the staff did and read what. Nobody can change the rows unnoticed.',
  },
})
