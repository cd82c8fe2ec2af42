import { defineWords } from '../lib/words.ts'

export const deskWords = defineWords('desk', {
  uk: {
    product: 'Безпечне',
    toMap: 'Безпечне, карта громади',
    changeDesk: 'Громада: {{name}}. Усі робочі місця',
    menu: 'Робоче місце',
    me: 'Мій профіль: {{name}}',
    queue: 'Черга',
    published: 'Опубліковані',
    hidden: 'Приховані',
    answers: 'Відповіді',
    settings: 'Налаштування',
    noDesk: 'Це робоче місце не для вас',
    noDeskText: 'У цій громаді у вас інша роль. Оберіть своє робоче місце.',
    toDesks: 'До моїх робочих місць',
  },
  en: {
    product: 'Bezpechne',
    toMap: 'Bezpechne, map of the community',
    changeDesk: 'Community: {{name}}. All desks',
    menu: 'Desks',
    me: 'My profile: {{name}}',
    queue: 'Queue',
    published: 'Published',
    hidden: 'Hidden',
    answers: 'Answers',
    settings: 'Settings',
    noDesk: 'This desk is not yours',
    noDeskText: 'You have another role in this community. Choose your desk.',
    toDesks: 'To my desks',
  },
})
