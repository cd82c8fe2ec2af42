/** Changes that somebody with the server in his hands could make to what a reader gets. Numbers below n by chance. */
export type Chance = (n: number) => number

/** A chance that runs alike each time: a mutation that was accepted can be found again. */
export function chanceOf(seed: number): Chance {
  let state = seed
  return (n) => {
    // xorshift32
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % n
  }
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
interface Place {
  holder: Json[] | { [name: string]: Json }
  name: string | number
  path: string
}

/** Every value inside, with where it stands. */
function places(value: Json, path = ''): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]): Place[] => {
    const name = Array.isArray(value) ? Number(key) : key
    const here = `${path}/${Array.isArray(value) ? '#' : key}`
    return [{ holder: value, name, path: here }, ...places(inner, here)]
  })
}

const at = ({ holder, name }: Place): Json | undefined =>
  Object.entries(holder).find(([key]) => key === String(name))?.[1]
const put = ({ holder, name }: Place, value: Json) => void Reflect.set(holder, name, value)

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function anotherText(text: string, chance: Chance): string {
  const known = [
    ['resident', 'officer', 'moderator', 'head', 'system'],
    ['text', 'reply', 'identity'],
    ['beat', 'oversight', 'moderation', 'escrow'],
    ['active', 'retired'],
    ['appeal', 'crime', 'tip'],
    ['beat:HOL-01:1', 'beat:HOL-02:1', 'moderation:city:1', 'oversight:city:1', 'beat:HOL-01:2'],
    ['submit', 'forward', 'accept', 'reply', 'escalate', 'auto-forward', 'close'],
  ].find((words) => words.includes(text))
  const words = known?.filter((word) => word !== text)
  if (words && chance(3) > 0) return anyOf(words, chance) ?? ''
  const spot = chance(text.length + 1)
  const letter = alphabet.charAt(chance(64))
  const others = [
    text.slice(0, spot) + letter + text.slice(spot + 1),
    text.slice(0, spot) + letter + text.slice(spot),
    text.slice(0, spot) + text.slice(spot + 1),
    `${text}=`,
    ` ${text}`,
    '',
    '__proto__',
    '../..',
  ]
  return anyOf(others, chance) ?? ''
}

function anotherNumber(number: number, chance: Chance): Json {
  const others = [number + 1, number - 1, 0, -number, number + 0.5, 1e21, String(number), [number], true]
  return anyOf<Json>(others, chance) ?? null
}

const anyOf = <One>(list: readonly One[], chance: Chance): One | undefined => list[chance(list.length || 1)]

function anotherThing(chance: Chance): Json {
  const poisoned = Object.fromEntries([['__proto__', { text: 'x' }]])
  return anyOf<Json>([null, {}, [], 0, 'x', poisoned], chance) ?? null
}

/** One value, wherever it stands, becomes another. */
export function tamper(view: Json, chance: Chance): string {
  const all = places(view).filter((place) => !harmless.test(place.path))
  // As many of each kind of place: long lists would get all of it.
  const paths = [...new Set(all.map(({ path }) => path))]
  const path = paths[chance(paths.length)]
  const same = all.filter((place) => place.path === path)
  const place = same[chance(same.length)]
  if (!place) return 'nothing'
  const value = at(place)
  if (typeof value === 'string') put(place, anotherText(value, chance))
  else if (typeof value === 'number') put(place, anotherNumber(value, chance))
  else if (chance(2)) put(place, anotherThing(chance))
  else if (!Array.isArray(place.holder)) Reflect.deleteProperty(place.holder, place.name)
  return `tamper ${path}`
}

/** When the server says that a message came is its own word: nobody signs it, events have it in their chain. */
const harmless = /\/messages\/#\/at$/

const lists = [
  'record/epochs',
  'record/wraps',
  'record/messages',
  'record/capsuleWraps',
  'events',
  'document/body/mailboxes',
]

function listAt(view: Json, path: string): Json[] {
  const found = path
    .split('/')
    .reduce<unknown>((inner, name) => (inner && Reflect.get(Object(inner), name)) ?? [], view)
  return Array.isArray(found) ? found : []
}

const pick = (chance: Chance) => lists[chance(lists.length)] ?? ''

function reorder(view: Json, chance: Chance): string {
  const path = pick(chance)
  const list = listAt(view, path)
  const [one, other] = [chance(list.length || 1), chance(list.length || 1)]
  const [kept = null, moved = null] = [list[one], list[other]]
  if (list.length) [list[one], list[other]] = [moved, kept]
  return `reorder ${path}`
}

/** NOTE: all but the newest, whose absence shows with the next one: a test of its own. */
function drop(view: Json, chance: Chance): string {
  const path = pick(chance)
  const list = listAt(view, path)
  const keepsLast = /messages|events|epochs/.test(path)
  const count = list.length - (keepsLast ? 1 : 0)
  if (count > 0) list.splice(chance(count), 1)
  return `drop ${path}`
}

function replay(view: Json, chance: Chance): string {
  const path = pick(chance)
  const list = listAt(view, path)
  const again = structuredClone(list[chance(list.length || 1)] ?? null)
  if (again && typeof again === 'object' && !Array.isArray(again) && chance(2))
    for (const name of ['seq', 'n', 'epoch', 'version', 'ver'])
      if (name in again) again[name] = list.length + 1
  list.splice(chance(list.length + 1), 0, again)
  return `replay ${path}`
}

/** A part of another letter of the same reader, or of another list of mailboxes. */
function splice(view: Json, chance: Chance, other: Json): string {
  const theirs = places(other)
  const own = new Map(places(view).map((place) => [`${place.path}:${place.name}`, place]))
  for (let tries = 0; tries < 50; tries++) {
    const from = theirs[chance(theirs.length)]
    const to = from && !harmless.test(from.path) && own.get(`${from.path}:${from.name}`)
    if (!from || !to || JSON.stringify(at(from)) === JSON.stringify(at(to))) continue
    put(to, structuredClone(at(from) ?? null))
    return `splice ${from.path}`
  }
  return 'nothing'
}

/** Who is said to have written or signed. */
function swapRoles(view: Json, chance: Chance): string {
  const all = [
    ...listAt(view, 'record/messages'),
    ...listAt(view, 'record/epochs'),
    ...listAt(view, 'events'),
  ]
  const [one, other] = [all[chance(all.length || 1)], all[chance(all.length || 1)]]
  if (!one || !other || typeof one !== 'object' || typeof other !== 'object') return 'nothing'
  for (const name of ['role', 'box', ...(chance(2) ? ['sig'] : [])]) {
    const [kept, moved]: [Json, Json] = [Reflect.get(one, name), Reflect.get(other, name)]
    Reflect.set(one, name, moved)
    Reflect.set(other, name, kept)
  }
  return 'swap roles'
}

export const ways = [
  tamper,
  tamper,
  tamper,
  tamper,
  reorder,
  drop,
  replay,
  splice,
  splice,
  swapRoles,
] as const
