import { defineWords } from '../lib/words.ts'

export const pushWords = defineWords('push', {
  uk: {
    ask: 'Надсилати сповіщення',
    text: 'Прийдуть, навіть коли сайт закрито. У них лише номер і що змінилося.',
    on: 'Сповіщення надходять',
    onText: 'Уночі, з 22 до 7, сповіщень немає. Натисніть ще раз, щоб припинити.',
    unsupported: 'Цей браузер не показує сповіщень',
    unsupportedText:
      'На iPhone спершу додайте сайт на початковий екран. Новини завжди є біля дзвіночка вгорі та листом.',
    denied: 'Сповіщення для цього сайту заборонено',
    deniedText:
      'Дозвольте їх у налаштуваннях сайту в браузері та натисніть ще раз. Дзвіночок працює і без них.',
    refused: 'Браузер не дав увімкнути сповіщення',
    refusedText:
      'Так буває в приватному вікні або без дозволу. Нічого не втрачено: дзвіночок працює і без них.',
  },
  en: {
    ask: 'Send notifications',
    text: 'They come even while the site is closed, with the number and what has changed alone.',
    on: 'Notifications are on',
    onText: 'At night, from 22 to 7, there are none. Press again to stop them.',
    unsupported: 'This browser shows no notifications',
    unsupportedText:
      'On an iPhone add the site to the home screen first. News are always at the bell above, and by mail.',
    denied: 'Notifications are blocked for this site',
    deniedText:
      'Allow them in the browser’s settings of this site and press again. The bell works without them.',
    refused: 'The browser did not turn notifications on',
    refusedText:
      'So it is in a private window or without a permission. Nothing is lost: the bell works without them.',
  },
})
