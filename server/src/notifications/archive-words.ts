import { defineTexts } from '@bezpechne/shared/languages'

const uk = {
  waits: (city: string) => `Потрібна ваша згода на архів · ${city}`,
  waitsText: (asked: string, city: string) =>
    `${asked} просить архів громади «${city}»: один файл з усім, що в ній є, також із неопублікованим.\nТаке роблять двоє. Без вашої згоди архіву не буде.`,
  waitsUntil: (moment: string) => `Якщо ніхто не погодить до ${moment}, прохання зникне саме.`,
  waitsNot:
    'Не знаєте навіщо? Спитайте перед тим, як погодити. На тій самій сторінці прохання можна скасувати.',
  ready: (city: string) => `Архів готовий · ${city}`,
  readyOwn: (agreed: string, city: string) =>
    `Архів громади «${city}», який ви просили, готовий. Погоджує: ${agreed}.`,
  readyOther: (asked: string, city: string) =>
    `Архів громади «${city}», який ви погодили, готовий. Просить: ${asked}.`,
  readyUntil: (moment: string) =>
    `Завантажити його можете лише ви двоє, до ${moment}. Потім файл зникне з сервера.`,
  notYou: 'Це були не ви? Видаліть архів на цій сторінці, змініть пароль і скажіть іншому адміністраторові.',
  failed: (city: string) => `Архів не вдався · ${city}`,
  failedText: (city: string) => `Архів громади «${city}», який ви просили, не вдалося зробити.`,
  failedNext: 'Чому так і що зробити, сказано на сторінці архіву. Там його можна попросити ще раз.',
  link: 'Відкрити сторінку архіву:',
  product: 'Безпечне',
  foot: 'Це автоматичний лист, відповіді на нього ніхто не прочитає.',
}

const en: typeof uk = {
  waits: (city) => `An archive needs your word · ${city}`,
  waitsText: (asked, city) =>
    `${asked} asks for an archive of the community “${city}”: one file with all that is in it, what is not published, too.\nIt takes two people. Without your word there is no archive.`,
  waitsUntil: (moment) => `If nobody agrees until ${moment}, the wish goes by itself.`,
  waitsNot: 'You do not know what for? Ask before you agree. The wish can be cancelled on the same page.',
  ready: (city) => `The archive is ready · ${city}`,
  readyOwn: (agreed, city) =>
    `The archive of the community “${city}” that you asked for is ready. Agreed by ${agreed}.`,
  readyOther: (asked, city) =>
    `The archive of the community “${city}” that you agreed to is ready. Asked for by ${asked}.`,
  readyUntil: (moment) =>
    `Only the two of you can download it, until ${moment}. After that the file goes from the server.`,
  notYou:
    'Was it not you? Remove the archive on that page, change your password and tell another administrator.',
  failed: (city) => `The archive failed · ${city}`,
  failedText: (city) => `The archive of the community “${city}” that you asked for could not be made.`,
  failedNext: 'Why, and what to do, stands on the page of the archive. There you can ask for it once more.',
  link: 'Open the page of the archive:',
  product: 'Bezpechne',
  foot: 'This mail was sent by a program; nobody reads answers to it.',
}

export const archiveMailWords = defineTexts('archive-mail', { uk, en })
