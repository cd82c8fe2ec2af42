import { commonWords, doubtfulGiven, givenEndings, givenStems, namesakes } from './findings-name-lists.ts'

interface Stretch {
  start: number
  end: number
}

interface Word extends Stretch {
  /** Lower case. */
  word: string
  shouted: boolean
  /** One capital letter and a dot. */
  initial: boolean
}

// The endings of surnames in all cases: those that hardly any other word has, and those that many have.
const sure =
  /(?:ко|енк(?:а|у|ом|ові)|[чщ]ук|[цйнтмрлдвбпг]юк|(?:[чщ]|н|т|р|л|м|д|б)ук|(?:[чщ]?ук|юк)(?:а|у|ом|ові|ів)|(?:ськ|цьк|зьк)(?:ий|а|ого|ому|им|ої|ій|ою|у)|[оеє]вич|ишин|[бвгдзклмнпрстфхц](?:ова|ової|овій|овою|іна)|[аоуиеіяю]єв(?:а|ої)?|[бвгдзклмнпрст](?:ов|ев)|янц|дзе|швілі)$/u
const likely =
  /(?:к(?:а|у|ом|ові)|[аяиі]к(?:а|у|ом|ові)?|[еє]ць|ц(?:я|ю|ем|еві)|ич(?:а|у|ем|еві)?|(?:ів|їв|ов|ев|єв|ин|ін|їн)(?:а|у|им|ої|ій|ою)?|(?:ий|ій|ей|ого|ому|им)|ба|да|га|ла|ра|ша|ня|та|ай|яй|ло|йло|ач|ар|яр|ур|ун|ань|аль|ус|ис|ас|их|ян)$/u
const patronymic =
  /(?:[оеє]вич|йович|іч|льич)(?:а|у|ем|еві|і|ом)?$|(?:[іїоеє]вн|ічн|инічн)(?:а|и|і|у|ою|ы|е|ой)$/u

// Streets, schools and stops bear people's names: "вулиця Івана Франка", "імені Лесі Українки"; shops too.
const place =
  /(?<!\p{L})(?:вул|вулиц|просп|проспект|бульв|бульвар|площ|пл|пров|провул|узв|узвоз|узвіз|набережн|шосе|але|парк|сквер|міст|мост|стадіон|школ|ліце|гімназ|університет|бібліотек|лікарн|театр|муз|пам.?ятник|станці|метро|ім|імен|зупин|сад|майдан|тупик|церкв|храм|собор|княз|корол|гетьман|академік|генерал|святог|святої|street|avenue|square|park)(?=\p{Ll}{0,5}(?:\.|\s))/giu
const placeToName = /^\p{Ll}{0,5}\.?\s+[«"“]?(?:\p{L}[\p{L}.’'-]{0,20}\s+){0,2}$/u
const houseNumber =
  /^(?:\s(?:вулиц|просп|бульв|площ|провул|узв|street|avenue))|^,?\s{0,2}(?:буд(?:инок)?\.?\s?)?\d{1,3}(?!\d|-?\s?(?:\p{L}{1,3}\s)?(?:рок|літ|р\.|год|лет|повер|під|кв|хв|раз|дит))/iu
const namedShop =
  /(?<!\p{L})(?:магазин|кафе|ресторан|салон|перукарн|аптек|піцері|бар|готел|клуб)\p{Ll}{0,3}\s+[«"“]$/iu

// "пан Ковальчук", "на прізвище Гаврилюк": a surname alone.
const role =
  /(?<!\p{L})(?:пан(?:а|у|ом|ові|і)?|сусід(?:а|у|ом|ові|к\p{Ll}{1,2})?|громадян\p{Ll}{2,5}|гр\.|власни\p{Ll}{1,4}|прізвищ\p{Ll}{1,2})\s+$/iu

const cyrillic = /^[\p{Script=Cyrillic}’-]+$/u
const longest = 32
const farthest = 50

/** Names of private persons: full names, and surnames with initials. A given name alone hurts nobody. */
export function namesIn(text: string): Stretch[] {
  const words = wordsIn(text)
  const namesPlace = placesIn(text)
  const found: Stretch[] = []
  for (let n = 0; n < words.length; n += 1) {
    const length = nameAt(text, words, n)
    if (!length) continue
    const [first, last] = [words[n], words[n + length - 1]]
    if (!first || !last) continue
    const end = last.initial ? last.end + 1 : last.end
    const name = { start: first.start, end }
    if (!namesPlace(name)) found.push(name)
    n += length - 1
  }
  return found
}

/** How many words from here on are one person's name. */
function nameAt(text: string, words: Word[], n: number): number {
  const [one, two, three] = runFrom(text, words, n)
  if (!one) return 0
  if (one.initial) return withInitialsBefore(one, two, three)
  if (two?.initial) return withInitialsAfter(one, two, three)
  if (two) return inFull(text, one, two, three)
  return isSurnameAlone(text, one) ? 1 : 0
}

/** Up to three capitalised words with nothing but a space, or the dot of an initial, between them. */
function runFrom(text: string, words: Word[], n: number): Word[] {
  const run: Word[] = []
  for (const word of words.slice(n, n + 3)) {
    const before = run.at(-1)
    if (before && !isTogether(text, before, word)) break
    run.push(word)
  }
  return run
}

function isTogether(text: string, before: Word, after: Word): boolean {
  const gap = text.slice(before.end, after.start)
  return before.initial ? /^\.\s{0,2}$/u.test(gap) : /^\s{1,3}$/u.test(gap)
}

/** І. В. Петренко, О.В.Мельник, Д. Савчук */
function withInitialsBefore(one: Word, two?: Word, three?: Word): number {
  if (!two || one.end - one.start > 1) return 0
  if (two.initial) return three && isWholeWord(three) ? 3 : 0
  return isWholeWord(two) && isSurname(two.word) ? 2 : 0
}

/** Петренко І. В., Петренко І.В. */
function withInitialsAfter(one: Word, two: Word, three?: Word): number {
  if (!isWholeWord(one) || two.end - two.start > 1) return 0
  if (three?.initial) return 3
  return sure.test(one.word) ? 2 : 0
}

function inFull(text: string, one: Word, two: Word, three?: Word): number {
  if (isSurnameBefore(text, one, two)) return three && patronymic.test(three.word) ? 3 : 2
  if (patronymic.test(two.word) && (isGiven(one.word) || isMeant(text, one))) {
    return isSurnameAfter(three) ? 3 : 2
  }
  return isGivenBefore(text, one, two) ? 2 : 0
}

function isSurnameAfter(word: Word | undefined): boolean {
  return word !== undefined && isWholeWord(word) && !isGiven(word.word)
}

/** "Марія Мороз": after a given name, any word with a capital is a surname; not "Оксана ЖЕК". */
function isGivenBefore(text: string, one: Word, two: Word): boolean {
  if (!isGiven(one.word) || !isWholeWord(two)) return false
  if (doubtfulGiven.has(one.word) && isFirst(text, one)) return sure.test(two.word)
  if (two.shouted) return isSurname(two.word)
  return !isGiven(two.word) || isSurname(two.word)
}

/** "Мороз Марія": where a sentence begins, only what must be a surname. */
function isSurnameBefore(text: string, one: Word, two: Word): boolean {
  if (!isGiven(two.word) || !isWholeWord(one) || isGiven(one.word)) return false
  if (one.shouted !== two.shouted || isFirst(text, one)) return sure.test(one.word)
  return sure.test(one.word) || (!/(?:[іїюь]|ою|ом|ах|ях)$/u.test(one.word) && isSurname(one.word))
}

function isSurnameAlone(text: string, { start, word, shouted }: Word): boolean {
  return (
    !shouted &&
    sure.test(word) &&
    role.test(text.slice(Math.max(0, start - 20), start)) &&
    !commonWords.has(word)
  )
}

function isSurname(word: string): boolean {
  return sure.test(word) || likely.test(word)
}

/** Capitalised for its own sake. */
function isMeant(text: string, word: Word): boolean {
  return !isFirst(text, word) && isWholeWord(word)
}

function isWholeWord({ word, initial }: Word): boolean {
  return !initial && word.length > 2 && cyrillic.test(word) && !commonWords.has(word)
}

const endingLengths = [0, 1, 2, 3, 4]

function isGiven(word: string): boolean {
  return endingLengths.some((length) => {
    const stem = word.slice(0, word.length - length)
    return givenStems.has(stem) && givenEndings.has(word.slice(stem.length))
  })
}

/** Whether a name is that of a street, a school, a shop; to be asked in the order of the text. */
function placesIn(text: string): (name: Stretch) => boolean {
  const ends = [...text.matchAll(place)].map((match) => match.index + match[0].length)
  let next = 0
  return function namesPlace({ start, end }) {
    while ((ends[next + 1] ?? Infinity) <= start) next += 1
    const since = ends[next] ?? Infinity
    const gap = start - since
    if (gap > 0 && gap < farthest && placeToName.test(text.slice(since, start))) return true
    return (
      namesakes.has(text.slice(start, end).toLowerCase().replaceAll(/\s+/gu, ' ')) ||
      namedShop.test(text.slice(Math.max(0, start - 20), start)) ||
      houseNumber.test(text.slice(end, end + 30))
    )
  }
}

function wordsIn(text: string): Word[] {
  const words: Word[] = []
  // Only those with a capital: what stands between two of one name is a space.
  for (const { index: start, 0: found } of text.matchAll(/(?<![\p{L}’-])\p{Lu}\p{L}*(?:[’-]\p{L}+)*/gu)) {
    if (found.length > longest) continue
    const end = start + found.length
    const rest = found.slice(1)
    words.push({
      start,
      end,
      word: found.toLowerCase(),
      shouted: rest !== '' && rest === rest.toUpperCase(),
      initial: rest === '' && text[end] === '.',
    })
  }
  return words
}

/** Its capital says nothing then. */
function isFirst(text: string, { start }: Word): boolean {
  let at = start - 1
  while (at >= 0 && start - at < 5 && ' «"“(-'.includes(text[at] ?? '')) at -= 1
  return at < 0 || '.!?…:;\n»”)'.includes(text[at] ?? '')
}
