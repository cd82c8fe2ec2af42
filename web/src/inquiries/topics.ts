import type { Category } from '@bezpechne/shared/categories'
import { inFurther } from '@bezpechne/shared/languages'

// Stems and whole words that people type; a name of the category needs no repetition here.
const synonyms: Record<string, string> = {
  crossing: 'перехід зебр пішохід переход дорог crosswalk zebra pedestrian',
  'traffic-light': 'світлофор семафор сигнал червон зелен кнопк signal lights',
  'road-surface':
    'ям вибоїн асфальт тротуар бруківк дорог провал ковбан плитк слизьк ожелед лід сніг pothole hole pavement asphalt ice',
  'road-marking': 'розмітк знак дорожн фарб смуг вказівник sign lines paint',
  speeding: 'швидк гонк ганя ліхач лежач стрітрейс перегон мотоцикл самокат fast racing',
  parking: 'паркув парков авт автівк машин тротуар стоян евакуатор cars pavement parked',
  'street-lighting': 'ліхтар світл темн освітл ламп стовп lamp light dark',
  'open-manhole': 'люк каналізац колодяз кришк яма manhole cover sewer',
  'abandoned-building': 'закинут покинут занедбан недобуд руїн аварійн будівл будинок будов ruin derelict',
  'illegal-trade': 'торгівл стихійн ринок кіоск палатк продаж намет kiosk market selling',
  vandalism: 'вандал графіт розби зламан пошкод скло лавк graffiti broken damage',
  'public-order': 'п’ян пян бійк хуліган агресив нападник пригруп розпив крик drunk fight',
  noise: 'шум гучн музик гамір ремонт тиш сусід бар клуб loud music party',
  'alcohol-tobacco-minors': 'алкогол сигарет тютюн вейп діт підліт неповноліт пив vape cigarettes beer kids',
  'drug-trade': 'наркотик закладк наркоман шприц нарко солі drugs dealer',
  'dangerous-neighbour': 'сусід погрож погроз neighbour threat',
  'dangerous-dogs': 'собак пес пси зграя вкус укус бродяч тварин dog bite stray',
  environment: 'довкілл дим сморід запах повітр дерев спил викид вируб smell smoke air trees',
  water: 'вод річк озер ставок канал труб прорив кран витік затоп river leak flood',
  'illegal-dumping': 'смітт звалищ відход будівельн контейнер бак rubbish garbage waste trash',
  'medical-access': 'лікар лікарн аптек швидк амбулатор медик поліклінік hospital pharmacy doctor',
  accessibility: 'пандус візок ліфт інвалід бордюр сход незряч бар’єр wheelchair ramp lift kerb',
  'shelter-access': 'укритт бомбосховищ сховищ підвал тривог shelter bunker alarm',
  other: 'інш щось other',
  'domestic-violence': 'насильств домашн б’є бє чоловік дружин побої сім’ violence abuse beats',
  'explosive-object':
    'вибух бомб мін гранат снаряд дрон уламк ракет розтяжк патрон підозріл пакунок bomb mine grenade shell drone suspicious',
}

/** The categories that fit what was typed, best first; all of them where nothing was. */
export function findTopics(categories: readonly Category[], typed: string): Category[] {
  const asked = askedIn(typed)
  if (asked.length === 0) return [...categories]
  return categories
    .map((category) => ({ category, score: score(category, asked) }))
    .filter((found) => found.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ category }) => category)
}

/** Whether a topic that is no category of the city was meant. */
export function matchesTopic(code: string, typed: string): boolean {
  const meant = meantBy(code)
  return askedIn(typed).some((word) => meant.some((stem) => word.startsWith(stem) || stem.startsWith(word)))
}

/** In every language that was loaded: who reads Polish types Polish. */
function meantBy(code: string): string[] {
  return wordsOf([synonyms[code], ...Object.values(inFurther('topics', code))].join(' '))
}

function score(category: Category, asked: readonly string[]): number {
  const named = wordsOf(Object.values(category.name).join(' '))
  const meant = meantBy(category.code)
  const scores = asked.map((word) => {
    if (named.some((name) => name.startsWith(word) || shareStem(name, word))) return 2
    return meant.some((stem) => word.startsWith(stem) || stem.startsWith(word)) ? 1 : 0
  })
  return scores.reduce<number>((total, each) => total + each, 0)
}

/** "переході" and "перехід", "собаку" and "собаки": the same up to a vowel that Ukrainian swaps and an ending. */
function shareStem(name: string, word: string): boolean {
  const length = Math.max(4, Math.min(name.length, word.length) - 2)
  return word.length >= length && name.slice(0, length) === word.slice(0, length)
}

// NOTE: "не" and "на" begin half of all names; alone they are the beginning of a word.
function askedIn(typed: string): string[] {
  return wordsOf(typed).filter((word) => word.length > 2 || typed.trim().length === word.length)
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll(/['ʼ`]/gu, '’')
      .match(/[\p{L}’]{2,}/gu) ?? []
  )
}
