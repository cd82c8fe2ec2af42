import type { PackPlace, PackPlaces } from '@bezpechne/shared/pack'
import { namesOf, readTypedPlace } from '@bezpechne/shared/place-names'
import type { Place, Places } from '@bezpechne/shared/places'

/** As the server offers. */
const most = 8
/** So much of what was typed has to be in a name that is only like it. */
const likeEnough = 0.5

interface Known {
  row: PackPlace
  number: number
  names: { sought: string; former: string }[]
}

/** Folding 30,000 names takes most of a second on an old phone: once for each saved city that is asked. */
const folded = new WeakMap<PackPlaces, Known[]>()

/** What the server would answer, from a saved gazetteer: by a name, its beginning, a word of it, or something like it. */
export function placesLike(places: PackPlaces, q: string): Places {
  const { sought, house } = readTypedPlace(q)
  if (sought.length < 2) return { items: [], credit: '' }
  const hits = knownOf(places)
    .map((known) => ({ ...known, ...bestOf(known, sought) }))
    .filter(({ near }) => near > 0)
    .toSorted((a, b) => b.near - a.near || a.row[2] - b.row[2] || a.row[0].length - b.row[0].length)
    .slice(0, most)
  const items = hits.map(({ row, number, former }) => placeOf(places, row, { number, former, house }))
  return { items, credit: items.length > 0 ? places.credit : '' }
}

function knownOf(places: PackPlaces): Known[] {
  const known =
    folded.get(places) ??
    places.rows.map((row, number) => {
      const [uk, en, sort, , , , former] = row
      return { row, number, names: namesOf({ kind: sort === 0 ? 'street' : 'settlement', uk, en, former }) }
    })
  folded.set(places, known)
  return known
}

function bestOf({ names }: Known, sought: string): { near: number; former: string } {
  let best = { near: 0, former: '' }
  for (const name of names) {
    const near = nearness(name.sought, sought)
    if (near > best.near) best = { near, former: name.former }
  }
  return best
}

/** 4 the whole name, 3 its beginning, 2 that of one of its words, less where it is only like it; 0: something else. */
function nearness(name: string, sought: string): number {
  if (name === sought) return 4
  if (name.startsWith(sought)) return 3
  if (name.includes(` ${sought}`)) return 2
  const share = sought.length < 4 ? 0 : shared(name, sought)
  return share >= likeEnough ? share : 0
}

/** How many of the runs of three letters that were typed the name has, too. */
function shared(name: string, sought: string): number {
  const padded = `  ${name} `
  const runs = `  ${sought} `
  let met = 0
  for (let at = 0; at + 3 <= runs.length; at++) if (padded.includes(runs.slice(at, at + 3))) met += 1
  return met / (runs.length - 2)
}

interface Found {
  number: number
  former: string
  house: string
}

function placeOf({ around }: PackPlaces, row: PackPlace, { number, former, house }: Found): Place {
  const [uk, en, sort, near] = row
  const [aroundUk, aroundEn = ''] = around[near] ?? []
  const kind = sort === 0 ? 'street' : 'settlement'
  return {
    id: `saved-${number}`,
    kind,
    name: { uk, en },
    former: former || null,
    around: aroundUk === undefined ? null : { uk: aroundUk, en: aroundEn },
    house: kind === 'street' && house ? house : null,
    ...pointOf(row),
  }
}

const precisions = ['street', 'settlement', 'around'] as const

function pointOf([, , sort, , lng, lat]: PackPlace): Pick<Place, 'at' | 'precision'> {
  return lng === null || lat === null
    ? { at: null, precision: 'none' }
    : { at: { lat, lng }, precision: precisions[sort] }
}
