import type { FileTrouble, RowReason, Told } from '../import-troubles.ts'
import { defineTexts, type Language, textIn } from '../languages.ts'

interface Sentences {
  file: Record<FileTrouble, string>
  row: Record<RowReason, string>
}

// {column}, {value} and {line} are filled in. The desk is said in the languages of the house.
const importTexts = defineTexts<Sentences>('imports', {
  uk: {
    file: {
      empty: 'Файл порожній: перший рядок має називати колонки',
      excel: 'Це книга Excel, а не CSV. У програмі оберіть «Зберегти як» → «CSV UTF-8»',
      'not-text': 'Це не текст, а інший файл',
      encoding: 'Рядок {line} не читається: збережіть файл як «CSV UTF-8»',
      'windows-1251': 'Рядок {line} не в UTF-8. Схоже на windows-1251: збережіть файл як «CSV UTF-8»',
      'open-quote': 'Рядок {line} відкриває лапки ("), яких ніхто не закриває',
      'not-csv': 'Запис, що починається в рядку {line}, не схожий на CSV',
      'long-line': 'Рядок {line} довший за мегабайт: це не CSV',
      'one-column':
        'У першому рядку лише одна колонка. Колонки розділяють кома, крапка з комою або табуляція',
      'other-delimiter': 'Колонки, здається, розділяє {value}',
      'column-twice': 'Колонка «{column}» стоїть двічі. Назвіть одну інакше',
      'no-column': 'Немає колонки {column}; є {value}',
      'many-columns': 'Колонок більше ніж 200',
      'many-rows': 'Рядків більше ніж 500 000. Поділіть файл',
      'no-name-column': 'Немає колонки з назвами: name_uk, street_uk, «назва» або «вулиця». Є лише {value}',
      'many-places': 'Рядків більше ніж 100 000. Поділіть файл',
      'map-file': 'Файл карти не прочитано',
      changed: 'Файл змінився, поки його читали',
      internal: 'Стався збій на сервері. Спробуйте ще раз',
    },
    row: {
      'more-cells': 'клітинок {value}, а колонок {column}',
      'fewer-cells': 'клітинок лише {value}, а колонок {column}',
      formula: 'у колонці «{column}» стоїть формула: {value}',
      'not-degrees': 'у колонці «{column}» не градуси: {value}',
      beyond: 'у колонці «{column}» таких градусів не буває: {value}',
      'topic-unknown': 'для теми {value} не обрано нашої',
      'topic-stop': 'тему {value} ніколи не показують на карті',
      'time-unread': 'дату {value} не вдалося прочитати; пишіть 2025-01-31 або 31.01.2025 18:20',
      'time-future': 'дата {value} ще не настала',
      'time-old': 'дата {value} раніша за 2000 рік',
      'text-short': 'тексту немає або він коротший за 10 знаків',
      'text-long': 'текст довший за 2000 знаків',
      'text-hidden': 'у тексті є невидимі або нагромаджені знаки',
      'id-empty': 'колонка «{column}» порожня, а за нею розрізняють рядки',
      twice: 'це ще раз рядок {line}',
      outside: 'місце {value} за межами громади',
      swapped: 'місце {value} за межами громади: широту й довготу переставлено',
      'no-name': 'немає назви',
      'name-long': 'назва довша за {value} знаків',
      'former-long': 'колишня назва довша за {value} знаків',
      'no-degrees': 'замість довготи й широти стоїть {value}',
      'one-point': 'лінія лише з однієї точки: запишіть її як довготу й широту',
      'degrees-swapped': 'довготу й широту переставлено: {value}',
      'beyond-ukraine': 'місце {value} за межами України',
      'changed-name': 'інша назва, була {value}',
      'changed-place': 'інше місце на карті',
      'changed-former': 'інші колишні назви',
      'changed-around': 'інша громада чи район',
      'changed-credit': 'інше джерело даних',
      personal: 'у тексті можуть бути особисті дані',
      guard: 'у тексті або місці є те, що читають двоє модераторів',
      'strict-topic': 'такі теми спершу читає модератор',
    },
  },
  en: {
    file: {
      empty: 'The file is empty: its first line must name the columns',
      excel: 'This is an Excel workbook, not CSV. Choose "Save as" → "CSV UTF-8" there',
      'not-text': 'This is no text but another file',
      encoding: 'Line {line} cannot be read: save the file as "CSV UTF-8"',
      'windows-1251': 'Line {line} is not UTF-8. It looks like windows-1251: save the file as "CSV UTF-8"',
      'open-quote': 'The row that begins on line {line} opens a quote (") that is never closed',
      'not-csv': 'The row that begins on line {line} is not CSV',
      'long-line': 'Line {line} is longer than a megabyte: not CSV',
      'one-column': 'The first line has one column only. Columns are parted by a comma, a semicolon or a tab',
      'other-delimiter': 'The columns seem to be parted by {value}',
      'column-twice': 'The column {column} stands twice. Give one of them another name',
      'no-column': 'There is no column {column}; there are {value}',
      'many-columns': 'There are more than 200 columns',
      'many-rows': 'There are more than 500,000 rows. Divide the file',
      'no-name-column': 'There is no column name_uk or street_uk; there are {value}',
      'many-places': 'There are more than 100,000 rows. Divide the file',
      'map-file': 'The map file was not read',
      changed: 'The file changed while it was read',
      internal: 'Something failed on the server. Try again',
    },
    row: {
      'more-cells': 'has {value} fields, the header has {column}',
      'fewer-cells': 'has {value} fields, the header has {column}',
      formula: '{column} begins like a formula: {value}',
      'not-degrees': '{column} {value} is not a number of degrees',
      beyond: '{column} {value} is beyond what degrees there are',
      'topic-unknown': 'no category of ours is chosen for {value}',
      'topic-stop': 'category {value} never becomes a pin',
      'time-unread': 'time {value} cannot be read; write 2025-01-31 or 2025-01-31T18:20:00+02:00',
      'time-future': 'time {value} is in the future',
      'time-old': 'time {value} is before 2000',
      'text-short': 'text is missing or shorter than 10 characters',
      'text-long': 'text is longer than 2,000 characters',
      'text-hidden': 'text holds hidden or stacked characters',
      'id-empty': '{column} is empty, and rows are told apart by it',
      twice: 'is line {line} once more',
      outside: '{value} is outside the city',
      swapped: '{value} is outside the city: lat and lng are exchanged',
      'no-name': 'has no name',
      'name-long': 'has a name of more than {value} characters',
      'former-long': 'has a former name of more than {value} characters',
      'no-degrees': 'has {value}, no longitude and latitude',
      'one-point': 'has a line of one point: give longitude and latitude',
      'degrees-swapped': 'has longitude and latitude exchanged: {value}',
      'beyond-ukraine': 'lies outside Ukraine: {value}',
      'changed-name': 'another name, was {value}',
      'changed-place': 'another place on the map',
      'changed-former': 'other former names',
      'changed-around': 'another community or district',
      'changed-credit': 'data of somebody else',
      personal: 'the text may hold personal data',
      guard: 'two moderators read such words or places first',
      'strict-topic': 'a moderator reads such topics first',
    },
  },
})

export function fileTroubleIn(language: Language, trouble: Told<FileTrouble>): string {
  return filled(textIn(importTexts, language).file[trouble.code], trouble)
}

export function rowReasonIn(language: Language, reason: Told<RowReason>): string {
  return filled(textIn(importTexts, language).row[reason.code], reason)
}

function filled(sentence: string, { column, value, line }: Omit<Told<string>, 'code'>): string {
  const values: Record<string, string> = { column: column ?? '', value: value ?? '', line: `${line ?? ''}` }
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

/** What became of a row, in a report. */
export const verdictWords = defineTexts('importVerdicts', {
  uk: {
    heading: ['рядок', 'що з ним', 'номер звернення', 'чому'],
    good: 'береться',
    moderator: 'береться, спершу читає модератор',
    already: 'уже тут',
    'left-out': 'пропущено за вибором',
    bad: 'не береться',
  },
  en: {
    heading: ['line', 'what of it', 'number of the inquiry', 'why'],
    good: 'taken',
    moderator: 'taken, a moderator reads it first',
    already: 'here already',
    'left-out': 'left out on purpose',
    bad: 'refused',
  },
})

/** What became of a row of a file of streets, in a report. */
export const placeVerdictWords = defineTexts('importPlaceVerdicts', {
  uk: {
    heading: ['рядок', 'назва', 'що з ним', 'чому'],
    added: 'нове',
    changed: 'змінене',
    same: 'без змін',
    gone: 'у файлі немає',
    repeated: 'стоїть у файлі ще раз',
    outside: 'за межами громади або невідомо де',
    bad: 'помилка',
  },
  en: {
    heading: ['line', 'name', 'what of it', 'why'],
    added: 'new',
    changed: 'changed',
    same: 'unchanged',
    gone: 'not in the file',
    repeated: 'stands in the file once more',
    outside: 'outside the community, or nobody knows where',
    bad: 'a mistake',
  },
})
