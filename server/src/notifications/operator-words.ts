import { defineTexts } from '@bezpechne/shared/languages'

import { peopleMailWords } from './people-words.ts'

const uk = {
  waits: (requests: number, grants: number) =>
    `Чекає на вас: ${[requests && `прохань відкрити громаду ${requests}`, grants && `ролей ${grants}`].filter(Boolean).join(', ')}`,
  requests: 'Просять відкрити карту для громади. Пошту підтверджено:',
  request: (community: string, around: string) => `«${community}»${around && `, ${around}`}`,
  grants: 'Роль надають двоє, а в громаді другого немає. Погодити чи відмовити можете ви:',
  grant: (role: string, city: string, day: string) => `«${city}»: ${role}, до ${day}`,
  roles: peopleMailWords.roles,
  more: (count: number) => `І ще ${count}.`,
  link: 'Прочитати й вирішити:',
  foot: 'Це автоматичний лист, відповіді на нього ніхто не прочитає.\nПишемо, коли з’являється нове. Про прохання нагадуємо раз на тиждень, про роль ще раз за добу до строку.',
  product: 'Безпечне',
}

const en: typeof uk = {
  waits: (requests, grants) =>
    `Waits for you: ${[requests && `requests to open a community ${requests}`, grants && `roles ${grants}`].filter(Boolean).join(', ')}`,
  requests: 'Somebody asks to open the map for a community. The address is confirmed:',
  request: (community, around) => `“${community}”${around && `, ${around}`}`,
  grants: 'A role is given by two, and the community has no second person. You may agree or refuse:',
  grant: (role, city, day) => `“${city}”: ${role}, until ${day}`,
  roles: {
    moderator: 'moderator',
    responder: 'responder',
    administrator: 'administrator of the community',
    officer: 'district officer',
    head: 'head of a unit',
  },
  more: (count) => `And ${count} more.`,
  link: 'Read it and decide:',
  foot: 'This mail was sent by a program; nobody reads answers to it.\nWe write when something new comes. Of requests we remind once a week, of a role once more a day before its time is over.',
  product: 'Bezpechne',
}

export const operatorMailWords = defineTexts('operator-mail', { uk, en })
