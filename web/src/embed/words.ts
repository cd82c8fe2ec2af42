import { defineWords } from '../lib/words.ts'

export const words = defineWords('embed', {
  uk: {
    fingers: 'Карту рухають двома пальцями.',
    newest: 'На карті {{count}} найновіших.',
    loading: 'Завантажуємо…',
    failed: 'Не вдалося завантажити. Звернення можна відкрити за посиланням.',
    close: 'Закрити картку',
    open: 'Відкрити звернення',
    newWindow: '(у новому вікні)',
    blanked: 'приховано модератором',
    samePlace_one: '{{count}} звернення в одному місці',
    samePlace_few: '{{count}} звернення в одному місці',
    samePlace_many: '{{count}} звернень в одному місці',
    samePlace_other: '{{count}} звернення в одному місці',
    onMap: 'Усі на карті громади',
  },
  en: {
    fingers: 'Move the map with two fingers.',
    newest: 'The map shows the newest {{count}}.',
    loading: 'Loading…',
    failed: 'This could not be loaded. The link opens the inquiry.',
    close: 'Close the card',
    open: 'Open the inquiry',
    newWindow: '(in a new window)',
    blanked: 'hidden by the moderator',
    samePlace_one: '{{count}} inquiry in one place',
    samePlace_other: '{{count}} inquiries in one place',
    onMap: 'All of them on the community’s map',
  },
})
