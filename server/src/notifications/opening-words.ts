import { defineTexts } from '@bezpechne/shared/languages'

const uk = {
  ask: 'Чи ви просили відкрити карту для громади?',
  askText: (community: string) =>
    `З цією поштою попросили відкрити карту «Безпечне» для громади «${community}». Імовірно, це ви.`,
  askLink: 'Відкрийте посилання й натисніть «Так, це я». Після цього прохання прочитає людина:',
  askUntil: 'Посилання діє два дні.',
  askNot: 'Не просили? Видаліть лист: без посилання прохання ніхто не побачить.',
  refused: (community: string) => `Карта для громади «${community}»: поки що ні`,
  refusedText: (community: string) => `Ми прочитали ваше прохання відкрити карту для громади «${community}».`,
  refusedWhy: 'Поки що відкрити її не можемо. Причина:',
  refusedNext: 'Якщо щось зміниться, попросіть ще раз:',
  product: 'Безпечне',
  foot: 'Це автоматичний лист, відповіді на нього ніхто не прочитає.',
}

const en: typeof uk = {
  ask: 'Did you ask to open the map for a community?',
  askText: (community) =>
    `Somebody with this address asked to open the map Bezpechne for the community “${community}”. Most likely it was you.`,
  askLink: 'Open the link and press “Yes, it was me”. Then a person reads the request:',
  askUntil: 'The link works for two days.',
  askNot: 'You asked for nothing? Delete the mail: without the link nobody sees the request.',
  refused: (community) => `The map for “${community}”: not now`,
  refusedText: (community) => `We read your request to open the map for the community “${community}”.`,
  refusedWhy: 'We cannot open it now. The reason:',
  refusedNext: 'If something changes, ask again:',
  product: 'Bezpechne',
  foot: 'This mail was sent by a program; nobody reads answers to it.',
}

export const openingMailWords = defineTexts('opening-mail', { uk, en })
