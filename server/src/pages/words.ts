import type { Language } from '@bezpechne/shared/inquiries'
import { defineTexts, textIn, tongueOf } from '@bezpechne/shared/languages'

const uk = {
  product: 'Безпечне',
  claim: 'Карта безпеки вашої громади: що небезпечно поруч і хто за це відповідає.',
  emergency: 'Негайна небезпека? Телефонуйте:',
  emergencyNote: 'Карта не викликає допомогу.',
  chooseCity: 'Оберіть громаду',
  allCities: 'Усі громади',
  contact: 'Питання про карту громади:',
  notices: 'Що нового',
  feed: 'Стрічка новин цієї громади (Atom): для програм, що читають новини',
  newest: 'Найновіші звернення',
  openMap: 'Відкрити карту',
  picture: 'Карта громади: де і що повідомляють мешканці',
  newWindow: '(у новому вікні)',
  none: 'Опублікованих звернень ще немає.',
  next: 'Наступні звернення',
  narrow: 'Знайти серед звернень',
  words: 'Слова',
  all: 'Усі',
  colour: 'Стан',
  red: 'Чекає на відповідь',
  green: 'Є відповідь',
  show: 'Показати',
  where: 'Де',
  topic: 'Тема',
  published: 'Опубліковано',
  responder: 'Відповідач',
  answer: 'Відповідь',
  earlierAnswer: 'Попередня відповідь',
  sources: 'Джерела',
  edited: 'Модератор уточнив текст перед публікацією.',
  checked: (day: string) => `Перевірено ${day}: відповідь досі правильна.`,
  corrected: (day: string) => `Виправлено ${day}:`,
  before: 'Що змінилося: закреслене було раніше, підкреслене додано.',
  reopened: 'Модератор відкрив звернення знову. Причина:',
  basis: 'На чому ґрунтується',
  steps: 'Що можна зробити',
  toMap: 'На карту',
  needsScript: 'Для цієї сторінки потрібен JavaScript. Якщо його вимкнено, увімкніть і оновіть сторінку.',
  loading: 'Завантажуємо…',
  blanked: 'приховано модератором',
  changed: 'Змінено модератором',
  newInquiry: 'Повідомити про небезпеку',
  myOfficer: 'Мій дільничний',
  offline: 'Громада без мережі',
  receipt: 'Моє звернення',
  mine: 'Мої звернення',
  outbox: 'Ще не надіслано',
  invitation: 'Запрошення до роботи',
  reset: 'Новий пароль',
  reply: 'Відповідь на звернення',
  follow: 'Новини поштою',
  desk: 'Для працівників',
  operator: 'Керування платформою',
  open: 'Відкрити карту для своєї громади',
  letters: 'Приватний лист дільничному офіцерові',
  about: 'Як це працює',
  numbers: 'Цифри',
  data: 'Відкриті дані',
  legal: 'Приватність і дані',
  notFound: 'Такої сторінки немає',
  notFoundText: 'Можливо, в адресі помилка або сторінку прибрали.',
  noInquiry: 'Такого звернення немає серед опублікованих',
  gone: 'Цього звернення вже немає на карті',
  goneText: 'Модератор приховав його, або минув рік від відповіді.',
  failed: 'Сторінка не відкрилася',
}

const en: typeof uk = {
  product: 'Bezpechne',
  claim: 'The safety map of your community: what is dangerous nearby and who is responsible.',
  emergency: 'Immediate danger? Call:',
  emergencyNote: 'The map does not send help.',
  chooseCity: 'Choose a community',
  allCities: 'All communities',
  contact: 'Questions about the community’s map:',
  notices: 'What is new',
  feed: 'News feed of this community (Atom), for news readers',
  newest: 'Newest inquiries',
  openMap: 'Open the map',
  picture: 'A map of the community: where residents report what',
  newWindow: '(in a new window)',
  none: 'No inquiries have been published yet.',
  next: 'Next inquiries',
  narrow: 'Find among the inquiries',
  words: 'Words',
  all: 'All',
  colour: 'State',
  red: 'Waits for an answer',
  green: 'Answered',
  show: 'Show',
  where: 'Where',
  topic: 'Topic',
  published: 'Published',
  responder: 'Responder',
  answer: 'Answer',
  earlierAnswer: 'Earlier answer',
  sources: 'Sources',
  edited: 'A moderator changed words of it before it was published.',
  checked: (day) => `Checked on ${day}: the answer still holds.`,
  corrected: (day) => `Corrected on ${day}:`,
  before: 'What changed: what is struck out was there before, what is underlined was added.',
  reopened: 'A moderator opened the inquiry again. The reason:',
  basis: 'What it rests on',
  steps: 'What you can do',
  toMap: 'To the map',
  needsScript: 'This page needs JavaScript. If it is off, switch it on and reload the page.',
  loading: 'Loading…',
  blanked: 'hidden by the moderator',
  changed: 'Edited by the moderator',
  newInquiry: 'Report a danger',
  myOfficer: 'My officer',
  offline: 'The community offline',
  receipt: 'My inquiry',
  mine: 'My inquiries',
  outbox: 'Not sent yet',
  invitation: 'An invitation to work',
  reset: 'A new password',
  reply: 'Answer to an inquiry',
  follow: 'News by mail',
  desk: 'For staff',
  operator: 'Running the platform',
  open: 'Open the map for your community',
  letters: 'A private letter to the district officer',
  about: 'How it works',
  numbers: 'Numbers',
  data: 'Open data',
  legal: 'Privacy and data',
  notFound: 'There is no such page',
  notFoundText: 'The address may hold a mistake, or the page was removed.',
  noInquiry: 'No published inquiry has this number',
  gone: 'This inquiry is no longer on the map',
  goneText: 'A moderator has hidden it, or a year has passed since the answer.',
  failed: 'The page could not be opened',
}

export const pageWords = defineTexts('pages', { uk, en })

type CountForms = Record<'red' | 'green', Partial<Record<Intl.LDMLPluralRule, string>>>

const countForms = defineTexts<CountForms>('counts', {
  uk: {
    red: {
      one: 'звернення чекає на відповідь',
      few: 'звернення чекають на відповідь',
      many: 'звернень чекають на відповідь',
    },
    green: {
      one: 'звернення має відповідь',
      few: 'звернення мають відповідь',
      many: 'звернень мають відповідь',
    },
  },
  en: {
    red: { one: 'inquiry waits for an answer', other: 'inquiries wait for an answer' },
    green: { one: 'inquiry has an answer', other: 'inquiries have an answer' },
  },
})

/** «5 звернень чекають на відповідь, 2 звернення мають відповідь» */
export function countsInWords(counts: { red: number; green: number }, language: Language): string {
  const rules = new Intl.PluralRules(language)
  const number = new Intl.NumberFormat(language)
  const parts = (['red', 'green'] as const).map((colour) => {
    const forms = textIn(countForms, language)[colour]
    return `${number.format(counts[colour])} ${forms[rules.select(counts[colour])] ?? forms.many ?? forms.other}`
  })
  return parts.join(', ')
}

/** A day like 2026-11-20. */
export function dayInWords(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(tongueOf(language).locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${day}T00:00:00Z`))
}
