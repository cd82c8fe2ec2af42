import { defineWords } from '../lib/words.ts'

export const ownWords = defineWords('own-inquiry', {
  uk: {
    title: 'Це ваше звернення',
    takeBack: 'Забрати звернення',
    takeBackTitle: 'Забрати звернення?',
    takeBackWaiting: 'Модератор його більше не побачить, і нікому нічого не повідомимо.',
    takeBackPublic:
      'Воно одразу зникне з карти, списків і сторінок. Ті, хто за ним стежить, причини не дізнаються.',
    takeBackErased:
      'За дві години вилучимо текст, місце, фото й пошту. Передумати можна протягом хвилини, один раз.',
    takeBackYes: 'Так, забрати',
    putBack: 'Повернути звернення',
    putBackText: 'Передумали? Протягом хвилини його можна повернути.',
    cover: 'Закрити слова в тексті',
    coverTitle: 'Закрити слова, які бачать усі',
    coverText:
      'Натисніть слова, які треба закрити: номер телефону, ім’я. Вони зникнуть одразу і всюди, де повторюються. Модератор перегляне це згодом.',
    coverHead: 'Заголовок',
    coverBody: 'Текст',
    coverNone: 'Натисніть хоча б одне слово.',
    coverYes: 'Закрити ці слова',
    covered: 'Слова закрито. Усі вже бачать смужки замість них.',
    forget: 'Вилучити мою пошту',
    forgetTitle: 'Вилучити пошту з цього звернення?',
    forgetText:
      'Ми більше не напишемо про нього, і воно зникне зі списку «Мої звернення». Відкрити його можна буде лише за кодом квитанції.',
    forgetYes: 'Так, вилучити',
    forgotten: 'Пошту вилучено.',
    cancel: 'Скасувати',
  },
  en: {
    title: 'This inquiry is yours',
    takeBack: 'Take the inquiry back',
    takeBackTitle: 'Take the inquiry back?',
    takeBackWaiting: 'No moderator will see it any more, and nobody is told anything.',
    takeBackPublic: 'It is gone from the map, lists and pages at once. Those who follow it are not told why.',
    takeBackErased:
      'Text, place, photos and e-mail are erased within two hours. You can think better of it for a minute, once.',
    takeBackYes: 'Yes, take it back',
    putBack: 'Put the inquiry back',
    putBackText: 'Thought better of it? It can be put back for a minute.',
    cover: 'Cover words of the text',
    coverTitle: 'Cover words that everybody sees',
    coverText:
      'Press the words to cover: a telephone number, a name. They vanish at once, wherever they repeat. A moderator looks at it later.',
    coverHead: 'Title',
    coverBody: 'Text',
    coverNone: 'Press at least one word.',
    coverYes: 'Cover these words',
    covered: 'The words are covered. Everybody sees bars in their place.',
    forget: 'Remove my e-mail',
    forgetTitle: 'Remove the e-mail from this inquiry?',
    forgetText:
      'We will not write about it any more, and it leaves “My inquiries”. Only the receipt code will open it.',
    forgetYes: 'Yes, remove it',
    forgotten: 'The e-mail was removed.',
    cancel: 'Cancel',
  },
})
