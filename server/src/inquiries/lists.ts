import type { LatLng } from '@bezpechne/shared/geo'
import type { InquiryFilter, Sort } from '@bezpechne/shared/inquiry-filter'
import { toStep } from '@bezpechne/shared/morton'

import { categoryNumbers } from '../categories/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import {
  type Anchor,
  countDistrict,
  countSupported,
  countWords,
  gatherNearest,
  gatherListed,
  gatherNewest,
  gatherSupported,
  type Line,
  mostWithWord,
  walkNewest,
  walkSupported,
  walkUnsupported,
  type Wanted,
} from './page-queries.ts'
import { hasDistrict } from './place-queries.ts'
import { type Counted, countPins } from './pyramid-queries.ts'
import { type Lead, leadOf } from './rarity-queries.ts'
import { gridBox, type Sought } from './sought.ts'
import { wordsOf } from './word-queries.ts'

export interface Plan {
  filter: InquiryFilter
  sought: Sought
  /** By place, topic, colour and month: of these words leave some, and in a box a district does. */
  counted: Counted
  lead?: Lead | undefined
}

/** How many rows a page may read in time beside what it is expected to: lines are not spread evenly. */
const patience = 8
/** An entry of the map's index costs so much less than a row of the truth. */
const lighter = 8
/** Rows that may be read to find words, by either way: a page of a word that one of a hundred has. */
const wordRows = 8000

/**
 * What a list costs depends on how many pass, and the map knows it: asked first.
 * @throws AppError 'bad-request' for a topic that does not exist, a district of another city
 */
export async function planList(db: Db, city: string, filter: InquiryFilter): Promise<Plan> {
  const { bbox, categories, colour, district } = filter
  if (district && !(await hasDistrict(db, city, district))) throw new AppError('bad-request')
  const sought: Sought = {
    city,
    // NOTE: squares count no districts: there all in the box is counted, and of the district row by row.
    district: bbox ? undefined : district,
    box: bbox && gridBox(bbox),
    categories: categories && (await numbersOf(db, categories)),
    colour: colour?.every((one) => one === colour[0]) ? colour[0] : undefined,
    months: monthsOf(filter),
  }
  const words = wordsOf(filter.q)
  return {
    filter,
    sought,
    counted: await countPins(db, sought),
    lead: words.length ? await leadOf(db, city, words, mostWithWord) : undefined,
  }
}

async function numbersOf(db: Db, codes: string[]): Promise<number[]> {
  const found = await categoryNumbers(db, codes)
  if (found.length < new Set(codes).size) throw new AppError('bad-request')
  return found.filter((no) => no !== null)
}

function monthsOf({ from, to }: InquiryFilter): Sought['months'] {
  return from === undefined && to === undefined ? undefined : [from ?? 0, to ?? lastMonth]
}

const lastMonth = 1200
/** Of the map, in steps. */
const side = 2 ** 26

/** Of all that passes, by colour. */
export async function countColours(db: Db, { filter, sought, counted, lead }: Plan) {
  if (lead) return countWords(db, { city: sought.city, filter, lead })
  if (filter.district && sought.box) return countDistrict(db, { city: sought.city, filter })
  return { red: counted.red, green: counted.green }
}

interface Order extends Pick<Wanted, 'after' | 'limit'> {
  sort: Sort
  near?: LatLng | undefined
}

/** What tells the next page where this one ended. */
export function anchorOf(lines: Line[]): Anchor | undefined {
  const numbers = lines
    .slice(-3)
    .map(({ number }) => number)
    .toReversed()
  const last = lines.at(-1)
  return last && { numbers, supports: last.supports, x: last.x, y: last.y }
}

/** Lines in the order of the sort, each order complete: no two lines are equal in it. */
export function listLines(db: Db, plan: Plan, { sort, near, after, limit }: Order): Promise<Line[]> {
  const wanted = { city: plan.sought.city, filter: plan.filter, lead: plan.lead, after, limit }
  if (sort === 'nearest' && near) return listNearest(db, wanted, plan, near)
  return sort === 'supported' ? listSupported(db, wanted, plan) : listNewest(db, wanted, plan)
}

async function listNewest(db: Db, wanted: Wanted, { sought, counted }: Plan): Promise<Line[]> {
  const { most, expected } = walkOf(wanted, counted)
  const { q, district } = wanted.filter
  // The index of pins does not know the district: in a box the truth is asked for each, else all of it by its own index.
  const light = district ? Number(sought.box !== undefined) : lighter
  if (!q && counted.anyMonth < light * expected) return gatherNewest(db, wanted, sought)
  const lines = await walkNewest(db, wanted, most)
  if (lines.length === wanted.limit || most >= counted.inCity) return lines
  // Fewer lines so late than there are on the whole, rare words, or the end of the list.
  return q || district ? gatherListed(db, wanted, sought) : gatherNewest(db, wanted, sought)
}

async function listSupported(db: Db, wanted: Wanted, { sought, counted }: Plan): Promise<Line[]> {
  const { most, expected } = walkOf(wanted, counted)
  // Here gathering asks the truth for all of them: only it knows how many support each.
  const walks = !wanted.filter.q && counted.anyMonth >= 2 * expected
  const walked = walks ? await walkBySupport(db, wanted, most, counted.inCity) : undefined
  return walked ?? gatherSupported(db, wanted, sought)
}

/** First those that have supporters, then the others; undefined where the walk was cut short. */
async function walkBySupport(
  db: Db,
  wanted: Wanted,
  most: number,
  inCity: number,
): Promise<Line[] | undefined> {
  const { after, limit } = wanted
  const onlyOthers = after?.supports === 0
  const supported = onlyOthers ? [] : await walkSupported(db, wanted, most)
  if (supported.length === limit) return supported
  if (!onlyOthers && (await countSupported(db, wanted, most)) === most) return undefined
  const rest = { ...wanted, limit: limit - supported.length, after: onlyOthers ? after : undefined }
  const lines = [...supported, ...(await walkUnsupported(db, rest, most))]
  return lines.length === limit || most >= inCity ? lines : undefined
}

/** Rows to walk through at most, and how many are expected until a page is full. */
function walkOf({ limit, filter }: Wanted, { red, green, inCity }: Counted) {
  if (filter.q) return { most: wordRows, expected: 0 }
  const expected = Math.min(inCity, (limit * inCity) / Math.max(1, red + green))
  return { most: Math.ceil(patience * expected) + 10 * limit, expected }
}

/**
 * Of a circle around the place as small as may be: it holds a page, and little more.
 * NOTE: in steps of the map, where a metre is as long in every direction; over a city its length changes by 1 %.
 */
async function listNearest(
  db: Db,
  wanted: Wanted,
  { sought, filter, counted }: Plan,
  near: LatLng,
): Promise<Line[]> {
  const at = toStep(near.lng, near.lat)
  if (!filter.q && !filter.district && counted.anyMonth > 4 * wanted.limit) {
    const circle = { ...at, reach: await reachOf(db, wanted, { ...sought, circle: { ...at, reach: 0 } }) }
    const lines = await gatherNearest(db, wanted, { ...sought, circle }, at)
    if (lines.length === wanted.limit || circle.reach >= 2 * side) return lines
  }
  return gatherNearest(db, wanted, sought, at)
}

async function reachOf(db: Db, { limit, after }: Wanted, sought: Sought): Promise<number> {
  const { circle = { x: 0, y: 0, reach: 0 } } = sought
  const within = async (reach: number) => {
    const { red, green } = await countPins(db, { ...sought, circle: { ...circle, reach } })
    return red + green
  }
  let low = after ? Math.ceil(Math.hypot(after.x - circle.x, after.y - circle.y)) : 0
  const wanted = limit + (after ? await within(low) : 0)
  let high = low + 256
  let found = await within(high)
  while (found < wanted && high < 2 * side) {
    ;[low, high] = [high, 2 * high]
    found = await within(high)
  }
  while (found > wanted + 4 * limit && high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    const there = await within(middle)
    if (there < wanted) low = middle
    else [high, found] = [middle, there]
  }
  return high
}
