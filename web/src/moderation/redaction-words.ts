import { defineWords } from '../lib/words.ts'

/** Taking words and parts of photos out of what everybody will see. */
export const redactionWords = defineWords('redaction', {
  uk: {
    original: 'Текст автора. Стрілки вліво і вправо обирають слова, Shift додає.',
    hint: 'Виділіть слова, щоб закрити їх.',
    undo: 'Повернути',
    blankPicked: 'Закрити виділене',
    found_one: 'Знайдено {{count}} уривок',
    found_few: 'Знайдено {{count}} уривки',
    found_many: 'Знайдено {{count}} уривків',
    found_other: 'Знайдено {{count}} уривка',
    blankAll: 'Закрити все',
    blankOne: 'Закрити',
    blanked: 'Закрито',
    blankOf: 'Закрити для всіх: {{what}}',
  },
  en: {
    original: 'The author’s text. Left and right arrows choose words, Shift adds more.',
    hint: 'Select words to blank them.',
    undo: 'Take back',
    blankPicked: 'Blank the selection',
    found_one: '{{count}} piece found',
    found_other: '{{count}} pieces found',
    blankAll: 'Blank all',
    blankOne: 'Blank',
    blanked: 'Blanked',
    blankOf: 'Blank for everybody: {{what}}',
  },
})
