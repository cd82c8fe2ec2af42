import { defineWords } from '../lib/words.ts'

export const words = defineWords('push-hindrance', {
  uk: {
    unsupported: 'Цей браузер не показує сповіщень',
    unsupportedText: 'На iPhone спершу додайте сайт на початковий екран. Новини приходять і листом.',
    denied: 'Сповіщення для цього сайту заборонено',
    deniedText:
      'Дозвольте їх у налаштуваннях сайту в браузері та натисніть ще раз. Новини приходять і листом.',
    refused: 'Браузер не дав увімкнути сповіщення',
    refusedText:
      'Так буває в приватному вікні або без дозволу. Нічого не втрачено: новини приходять і листом.',
  },
  en: {
    unsupported: 'This browser shows no notifications',
    unsupportedText: 'On an iPhone add the site to the home screen first. News comes by mail, too.',
    denied: 'Notifications are blocked for this site',
    deniedText: 'Allow them in the browser’s settings of this site and press again. News comes by mail, too.',
    refused: 'The browser did not turn notifications on',
    refusedText:
      'So it is in a private window or without a permission. Nothing is lost: news comes by mail, too.',
  },
})
