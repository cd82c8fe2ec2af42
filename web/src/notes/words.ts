import { defineWords } from '../lib/words.ts'

export const words = defineWords('notes', {
  uk: {
    title: 'Службові нотатки',
    who: 'Бачать лише модератори й ті, кому передано звернення',
    none: 'Нотаток ще немає.',
    moderator: 'Модератор',
    responder: 'Відповідач',
    administrator: 'Адміністратор',
    officer: 'Дільничний офіцер',
    head: 'Керівник підрозділу',
    gone: 'колишній працівник',
    write: 'Нова нотатка',
    writeHint: 'Без зайвих особистих даних.',
    send: 'Додати нотатку',
  },
  en: {
    title: 'Internal notes',
    who: 'Only moderators and those who were given the inquiry see them',
    none: 'There are no notes yet.',
    moderator: 'Moderator',
    responder: 'Responder',
    administrator: 'Administrator',
    officer: 'District officer',
    head: 'Head of department',
    gone: 'former member of staff',
    write: 'New note',
    writeHint: 'No more personal data than needed.',
    send: 'Add the note',
  },
})
