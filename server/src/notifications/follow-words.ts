import type { NoticeKind } from '@bezpechne/shared/following'
import { defineTexts } from '@bezpechne/shared/languages'

const subjectUk: Record<NoticeKind, (number: string) => string> = {
  published: (number) => `Нове звернення ${number}`,
  answered: (number) => `Є відповідь на звернення ${number}`,
  corrected: (number) => `Відповідь на звернення ${number} виправлено`,
  reopened: (number) => `Звернення ${number} знову відкрите`,
  merged: (number) => `Звернення, за яким ви стежите, тепер частина ${number}`,
  confirmed: (number) => `Автор підтвердив: питання ${number} вирішено`,
}

const subjectEn: typeof subjectUk = {
  published: (number) => `A new inquiry ${number}`,
  answered: (number) => `Inquiry ${number} has an answer`,
  corrected: (number) => `The answer to inquiry ${number} was corrected`,
  reopened: (number) => `Inquiry ${number} is open again`,
  merged: (number) => `An inquiry that you follow is now part of ${number}`,
  confirmed: (number) => `The author says: ${number} is solved`,
}

const uk = {
  subject: subjectUk,
  event: {
    published: 'З’явилося нове звернення:',
    answered: 'На звернення відповіли:',
    corrected: 'Відповідь на звернення виправили:',
    reopened: 'Звернення знову чекає на відповідь:',
    merged: 'Модератор об’єднав звернення, за яким ви стежите, з іншим. Тепер ви стежите за ним:',
    confirmed: 'Автор звернення підтвердив, що питання вирішено:',
  } satisfies Record<NoticeKind, string>,
  digest: (count: number) => `Новини карти «Безпечне»: ${count}`,
  digestText: 'Що змінилося там, де ви стежите:',
  ask: 'Підтвердьте, що хочете отримувати новини',
  askText: 'Хтось, мабуть ви, просить надсилати на цю адресу новини карти «Безпечне». Про що:',
  askLink: 'Так, надсилайте мені новини:',
  askUntil: 'Посилання діє два дні. На сторінці буде кнопка: доки ви її не натиснете, нічого не зміниться.',
  askNot: 'Нічого не просили? Просто видаліть цей лист: більше ми не писатимемо.',
  known: 'Ви вже стежите за цим',
  knownText: 'На цю адресу вже надходять новини про це:',
  manage: 'Змінити, як часто писати, або припинити:',
  link: 'Посилання до ваших новин поштою',
  linkText: 'За цим посиланням видно все, за чим ви стежите. Воно діє 30 днів. Не пересилайте його.',
  linkOpen: 'Відкрити:',
  why: 'Ви отримали цей лист, бо стежите за цим на карті «Безпечне».',
  stop: 'Більше не писати про це:',
  stopAll: 'Більше ні про що не писати:',
  things: {
    inquiry: (name: string) => `звернення ${name}`,
    area: (km2: string, city: string) => `ділянка на карті, ${km2} км², ${city}`,
    category: (name: string, city: string) => `тема «${name}», ${city}`,
    city: (city: string) => `уся громада, ${city}`,
  },
  foot: 'Це автоматичний лист, відповіді на нього ніхто не прочитає.\nНегайна небезпека? Телефонуйте 102 або 112.',
  product: 'Безпечне',
}

const en: typeof uk = {
  subject: subjectEn,
  event: {
    published: 'There is a new inquiry:',
    answered: 'An inquiry has been answered:',
    corrected: 'The answer to an inquiry was corrected:',
    reopened: 'An inquiry waits for an answer again:',
    merged: 'A moderator has merged an inquiry that you follow into another one. You follow that one now:',
    confirmed: 'The author of an inquiry says that it is solved:',
  },
  digest: (count) => `News from the map Bezpechne: ${count}`,
  digestText: 'What has changed where you follow:',
  ask: 'Say that you want to get news',
  askText: 'Somebody, probably you, asks to send news from the map Bezpechne to this address. About:',
  askLink: 'Yes, send me news:',
  askUntil: 'The link works for two days. The page has a button: until you press it, nothing changes.',
  askNot: 'You asked for nothing? Just delete this mail: we will not write again.',
  known: 'You follow this already',
  knownText: 'This address gets news about this already:',
  manage: 'Change how often we write, or stop it:',
  link: 'The link to your news by mail',
  linkText: 'This link shows all that you follow. It works for 30 days. Do not forward it.',
  linkOpen: 'Open it:',
  why: 'You got this mail because you follow this on the map Bezpechne.',
  stop: 'No more about this:',
  stopAll: 'No more about anything:',
  things: {
    inquiry: (name) => `inquiry ${name}`,
    area: (km2, city) => `an area on the map, ${km2} km², ${city}`,
    category: (name, city) => `the topic “${name}”, ${city}`,
    city: (city) => `the whole community, ${city}`,
  },
  foot: 'This mail was sent by a program; nobody reads answers to it.\nImmediate danger? Call 102 or 112.',
  product: 'Bezpechne',
}

export const followMailWords = defineTexts('follow-mails', { uk, en })
