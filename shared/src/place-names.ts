import { inLatin } from './transliteration.ts'

/** What a name says of its kind; "other" for one that says nothing. */
const streetTypes = [
  'street',
  'avenue',
  'boulevard',
  'lane',
  'square',
  'embankment',
  'descent',
  'highway',
  'alley',
  'passage',
  'dead-end',
  'line',
  'road',
  'other',
] as const
type StreetType = (typeof streetTypes)[number]

interface Kind {
  /** Before the name, shortened; null: the type stays where the name has it. */
  short: string | null
  en: string
  words: string
}

const kinds: Record<Exclude<StreetType, 'other'>, Kind> = {
  street: {
    short: 'вул.',
    en: 'Street',
    words: 'вул вулиця вулиці улица ул vul vulytsia vulitsa street str st',
  },
  avenue: { short: 'просп.', en: 'Avenue', words: 'просп проспект пр-т пр-кт prosp prospekt avenue ave' },
  boulevard: { short: 'бул.', en: 'Boulevard', words: 'бул бульвар б-р bul bulvar boulevard blvd' },
  lane: { short: 'пров.', en: 'Lane', words: 'пров провулок провул переулок prov provulok lane' },
  square: { short: 'пл.', en: 'Square', words: 'пл площа площадь майдан ploshcha pl maidan square sq' },
  embankment: { short: 'наб.', en: 'Embankment', words: 'наб набережна naberezhna embankment' },
  descent: { short: null, en: 'Descent', words: 'узвіз узв спуск uzviz descent' },
  highway: { short: null, en: 'Highway', words: 'шосе shose highway' },
  alley: { short: null, en: 'Alley', words: 'алея aleia alley' },
  passage: { short: null, en: 'Passage', words: 'проїзд proizd passage' },
  'dead-end': { short: null, en: 'Dead End', words: 'тупик tupyk' },
  line: { short: null, en: 'Line', words: 'лінія liniia line' },
  road: { short: null, en: 'Road', words: 'дорога doroha road rd' },
}

const typeOfWord = new Map<string, StreetType>(
  streetTypes.flatMap((type) =>
    type === 'other' ? [] : kinds[type].words.split(' ').map((word) => [word, type] as const),
  ),
)

const marks = /[’ʼ'`´ʹ‘′]/gu
const russian: Record<string, string> = { ё: 'е', ы: 'и', э: 'е', ъ: '', ґ: 'г' }

/** As it is compared: small letters, no apostrophes, no punctuation, one letter where people confuse two. */
export function foldPlace(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(marks, '')
    .replaceAll(/[ёыэъґ]/gu, (letter) => russian[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{M}\d]+/gu, ' ')
    .trim()
}

// Longest first: "shch" is no "sh" and "ch".
const sounds: [RegExp, string][] = [
  [/shch|sch/g, 'sh'],
  [/kh|gh|g/g, 'h'],
  [/ts|c(?!h)/g, 'c'],
  [/[iy](?=[aeou])|j/g, ''],
  [/[iy]+/g, 'i'],
  [/([a-z])\1+/g, '$1'],
]

/** Latin letters as they sound: Khreshchatyk, Hreshatik and Chreshchatyk come near each other. */
export function soundOf(latin: string): string {
  return sounds.reduce((text, [from, to]) => text.replaceAll(from, to), foldPlace(latin))
}

export interface StreetName {
  type: StreetType
  /** Without its type. */
  bare: string
  uk: string
  en: string
}

/** "Олевська вулиця", "вул. Якуба Коласа" and "проспект Миру" in parts, and as both languages write them. */
export function readStreet(full: string): StreetName {
  const line = full.normalize('NFC').trim().replaceAll(/\s+/gu, ' ')
  const { type, words } = withoutType(line.split(' '))
  const bare = words.join(' ')
  if (type === 'other' || bare === '') return { type: 'other', bare: line, uk: line, en: inLatin(line) }
  const { short, en } = kinds[type]
  return { type, bare, uk: short ? `${short} ${bare}` : line, en: `${inLatin(bare)} ${en}` }
}

function withoutType(words: string[]): { type: StreetType; words: string[] } {
  for (const at of [0, words.length - 1]) {
    const type = typeOfWord.get(wordOf(words[at] ?? ''))
    if (type && words.length > 1) return { type, words: words.toSpliced(at, 1) }
  }
  return { type: 'other', words }
}

function wordOf(word: string): string {
  return word.toLowerCase().replaceAll(/[.,]/gu, '')
}

/** Which of its own names an import meets again: "вул. Садова" is "Садова вулиця". */
export function streetKey({ type, bare }: StreetName): string {
  return `${type} ${foldPlace(bare)}`
}

/** A name as it is found: in its own letters, and by the sound of the Latin ones. */
export function soughtOf(names: readonly string[]): string[] {
  const folded = names.flatMap((name) =>
    /[а-яіїєґ]/iu.test(name) ? [foldPlace(name), soundOf(inLatin(name))] : [soundOf(name)],
  )
  return [...new Set(folded.filter(Boolean))]
}

interface NamedPlace {
  kind: 'street' | 'settlement'
  uk: string
  en: string
  former?: readonly string[] | undefined
}

/** All that a place is found by: today's names, and each former one. */
export function namesOf({ kind, uk, en, former = [] }: NamedPlace) {
  const bare = (name: string) =>
    kind === 'street' ? readStreet(name).bare : name.replace(/^(?:с\.|с-ще|м\.) /u, '')
  const today = soughtOf([
    bare(uk),
    kind === 'street'
      ? en.replace(
          / (?:Street|Avenue|Boulevard|Lane|Square|Embankment|Descent|Highway|Alley|Passage|Dead End|Line|Road)$/u,
          '',
        )
      : en,
  ])
  return [
    ...today.map((sought) => ({ sought, former: '' })),
    ...former.flatMap((name) =>
      soughtOf([bare(name)]).map((sought) => ({ sought, former: labelOf(kind, name) })),
    ),
  ]
}

function labelOf(kind: NamedPlace['kind'], name: string): string {
  return kind === 'street' ? readStreet(name).uk : name
}

/** What somebody typed into an address field. */
export interface TypedPlace {
  /** Folded, as names are; by sound where it was typed in Latin letters. */
  sought: string
  type: StreetType
  /** "14", "14а/2, кв. 5": as typed, in front or behind; empty where there is none. */
  house: string
}

const numbered = String.raw`\d{1,4}(?:\s?-?[а-яіїєґa-z])?(?:\s?[-/]\s?\d{1,4}[а-яіїєґa-z]?)?`
// Behind a comma, a word for it or the name; "8 Березня" and "1-й Садовий" keep their own.
const houseBehind = new RegExp(
  String.raw`^(.*?[\p{L}\d.)])(?:\s*,\s*|\s+)(?:(?:буд(?:инок)?|б|д|house)\.?\s*)?(?:№\s*)?(${numbered}(?:\s*,?\s*(?:корп|к|кв|квартира|під|под|apt|flat)\.?\s.*)?)$`,
  'iu',
)
const houseBefore = /^(\d{1,4}[а-яіїєґa-z]?(?:[-/]\d{1,4})?)\s*,?\s+(?=[a-z])(.+)$/iu
const settlementWords = /^(?:м|місто|с|село|смт|селище|city|town|village)(?:\.\s*|\s+)/iu

/** The name, its type and the house in what was typed. */
export function readTypedPlace(typed: string): TypedPlace {
  const line = typed
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/[,;\s]+$/u, '')
  const { name, house } = splitHouse(line)
  const { type, words } = withoutType(
    name
      .replaceAll(/\.(?=\p{L})/gu, '. ')
      .replace(settlementWords, '')
      .split(/[\s,]+/u)
      .filter(Boolean),
  )
  const bare = words.join(' ')
  const latin = /[a-z]/iu.test(bare) && !/[а-яіїєґ]/iu.test(bare)
  return { sought: (latin ? soundOf(bare) : foldPlace(bare)).slice(0, 100), type, house }
}

function splitHouse(line: string): { name: string; house: string } {
  const [, behind, number] = houseBehind.exec(line) ?? []
  if (behind && number && !typeOfWord.has(wordOf(behind)))
    return { name: behind, house: number.trim().slice(0, 30) }
  const [, before, rest] = houseBefore.exec(line) ?? []
  return before && rest ? { name: rest, house: before } : { name: line, house: '' }
}
