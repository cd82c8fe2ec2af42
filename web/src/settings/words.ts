import { defineWords } from '../lib/words.ts'

// The name of a section and, with "Text", what one does there: one line in the list.
export const words = defineWords('settings', {
  uk: {
    settings: 'Налаштування громади',
    sections: 'Розділи налаштувань',
    toSections: 'До налаштувань',
    notSaved: 'Не збережено',
    notSavedText: 'Перевірте зв’язок і спробуйте ще раз. Написане лишилося на сторінці.',
    organisations: 'Організації',
    organisationsText: 'Хто відповідає на звернення і чи перевіряє відповіді модератор.',
    people: 'Працівники',
    peopleText: 'Хто працює в громаді: запросити, забрати роль.',
    routing: 'Правила передавання',
    routingText: 'Яка організація отримає звернення: за темою і районом.',
    audit: 'Журнал дій',
    auditText: 'Хто з працівників що зробив і прочитав. Записи ніхто не може змінити непомітно.',
    templates: 'Шаблони відповідей',
    templatesText: 'Слова, з яких можна почати відповідь: для всіх тем або для однієї.',
  },
  en: {
    settings: 'Community settings',
    sections: 'Sections of the settings',
    toSections: 'To the settings',
    notSaved: 'Not saved',
    notSavedText: 'Check the connection and try again. What you typed is still here.',
    organisations: 'Organisations',
    organisationsText: 'Who answers inquiries, and whether a moderator checks the answers.',
    people: 'People',
    peopleText: 'Who works in the community: invite, take a role away.',
    routing: 'Routing rules',
    routingText: 'Which organisation gets an inquiry: by topic and district.',
    audit: 'Audit',
    auditText: 'Who of the staff did and read what. Nobody can change the rows unnoticed.',
    templates: 'Templates of answers',
    templatesText: 'Words to begin an answer with: for every topic or for one.',
  },
})
