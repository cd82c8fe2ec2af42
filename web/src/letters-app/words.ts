import { defineWords } from '../lib/words.ts'

export const words = defineWords('letters-app', {
  uk: {
    product: 'Безпечне',
    home: 'Безпечне, на початок',
    skip: 'Перейти до змісту',
    exit: 'Швидко вийти',
    exitHint: 'Відкриє прогноз погоди. Те саме зробить клавіша Esc, натиснута тричі.',
    footer: '«Безпечне» не замінює екстрені служби: 102, 101, 103, 112.',
    footerMenu: 'Нижнє меню',
    about: 'Як це працює',
    legal: 'Приватність і дані',
    absent: 'Такої сторінки немає',
    write: 'Написати листа',
    open: 'Відкрити листування',
    broken: 'Сторінка не відкрилася',
    brokenText:
      'Вийшла нова версія або зник зв’язок. Нічого не надіслано. Терміново? Телефонуйте 102 або 112.',
    reload: 'Оновити сторінку',
  },
  en: {
    product: 'Bezpechne',
    home: 'Bezpechne, to the start',
    skip: 'Skip to content',
    exit: 'Leave quickly',
    exitHint: 'Opens a weather forecast. Pressing Esc three times does the same.',
    footer: 'Bezpechne does not replace the emergency services: 102, 101, 103, 112.',
    footerMenu: 'Footer menu',
    about: 'How it works',
    legal: 'Privacy and data',
    absent: 'There is no such page',
    write: 'Write a letter',
    open: 'Open your letters',
    broken: 'The page did not open',
    brokenText:
      'There is a new version, or the connection was lost. Nothing was sent. Urgent? Call 102 or 112.',
    reload: 'Reload the page',
  },
})
