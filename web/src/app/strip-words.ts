import { defineWords } from '../lib/words.ts'

export const stripWords = defineWords('strip', {
  uk: {
    known: 'Немає зв’язку. Показано те, що було відомо о {{time}}.',
    knownOn: 'Немає зв’язку. Показано те, що було відомо {{moment}}.',
    again: 'Спробувати ще раз',
    newer: 'Є нова версія. Чернетки збережено; інше незакінчене спершу надішліть.',
    update: 'Оновити',
    later: 'Пізніше',
  },
  en: {
    known: 'No connection. You see what was known at {{time}}.',
    knownOn: 'No connection. You see what was known on {{moment}}.',
    again: 'Try again',
    newer: 'There is a new version. Drafts are kept; send whatever else is unfinished first.',
    update: 'Update',
    later: 'Later',
  },
})
