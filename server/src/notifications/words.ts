import { defineTexts } from '@bezpechne/shared/languages'

const uk = {
  published: (number: string) => `Звернення ${number} опубліковано`,
  publishedText: 'Модератор перевірив ваше звернення, і тепер його бачать усі:',
  publishedNext: 'Коли з’явиться відповідь, ми напишемо ще раз.',
  rejected: (number: string) => `Звернення ${number} не опубліковано`,
  rejectedText: 'Модератор прочитав ваше звернення і не опублікував його. Причина:',
  rejectedNext: 'Стан звернення завжди видно за кодом квитанції, який маєте лише ви:',
  answered: (number: string) => `Є відповідь на звернення ${number}`,
  corrected: (number: string) => `Відповідь на звернення ${number} виправлено`,
  correctedText: 'Відповідь на ваше звернення виправили.',
  correctedWhy: 'Причина:',
  steps: 'Що можна зробити самостійно:',
  basis: 'На чому це ґрунтується:',
  sources: 'Джерела:',
  answeredText: 'На ваше звернення відповіли:',
  answeredBy: 'Відповідає:',
  answeredNext: 'Не згодні з відповіддю? Напишіть про це за кодом квитанції:',
  changes: (number: string) => `Звернення ${number}: потрібні зміни`,
  changesText: 'Модератор прочитав ваше звернення і просить дещо змінити:',
  changesNext: (day: string) =>
    `Змініть його за кодом квитанції до ${day}: там видно, що саме, і є форма. Змінити можна один раз.`,
  closedText:
    'Ми просили змінити ваше звернення й чекали 14 днів. Змін не надійшло, тому його не опубліковано.',
  reviewedPublished: 'Інший модератор переглянув рішення: ваше звернення опубліковано, і його бачать усі:',
  reviewedRejected: 'Інший модератор переглянув рішення і залишив його: звернення не опубліковано. Причина:',
  merged: (number: string) => `Звернення ${number} об’єднано з іншим`,
  mergedText: 'Про цю небезпеку вже є звернення. Модератор приєднав ваше до нього:',
  mergedAnswered: 'На нього вже відповіли: відповідь за посиланням.',
  followedText: (own: string) => `Ваше звернення ${own} об’єднали з іншим, і на нього відповіли:`,
  read: 'Прочитати на карті:',
  foot: 'Це автоматичний лист, відповіді на нього ніхто не прочитає.\nЯкщо ви нічого не надсилали, просто видаліть його.\nНегайна небезпека? Телефонуйте 102 або 112.',
  product: 'Безпечне',
}

const en: typeof uk = {
  published: (number) => `Inquiry ${number} has been published`,
  publishedText: 'A moderator checked your inquiry, and now everybody sees it:',
  publishedNext: 'When it is answered we will write again.',
  rejected: (number) => `Inquiry ${number} was not published`,
  rejectedText: 'A moderator read your inquiry and did not publish it. The reason:',
  rejectedNext: 'The receipt code, which only you have, always shows how it stands:',
  answered: (number) => `Inquiry ${number} has an answer`,
  corrected: (number) => `The answer to inquiry ${number} was corrected`,
  correctedText: 'The answer to your inquiry was corrected.',
  correctedWhy: 'The reason:',
  steps: 'What you can do yourself:',
  basis: 'What it rests on:',
  sources: 'Sources:',
  answeredText: 'Your inquiry has been answered:',
  answeredBy: 'Answered by:',
  answeredNext: 'You do not agree? Say so with your receipt code:',
  changes: (number) => `Inquiry ${number} needs changes`,
  changesText: 'A moderator read your inquiry and asks you to change something:',
  changesNext: (day) =>
    `Change it with your receipt code by ${day}: there you see what, and the form is there. It can be changed once.`,
  closedText:
    'We asked you to change your inquiry and waited 14 days. No changes came, so it was not published.',
  reviewedPublished:
    'Another moderator looked again: your inquiry has been published, and everybody sees it:',
  reviewedRejected: 'Another moderator looked again and kept the decision: it was not published. The reason:',
  merged: (number) => `Inquiry ${number} was merged into another one`,
  mergedText: 'There is an inquiry about this danger already. A moderator has joined yours to it:',
  mergedAnswered: 'It has been answered already: follow the link.',
  followedText: (own) => `Your inquiry ${own} was merged into another one, which has been answered:`,
  read: 'Read it on the map:',
  foot: 'This mail was sent by a program; nobody reads answers to it.\nIf you sent nothing, just delete it.\nImmediate danger? Call 102 or 112.',
  product: 'Bezpechne',
}

export const mailWords = defineTexts('mails', { uk, en })
