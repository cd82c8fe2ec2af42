import type { FeedQuery } from '@bezpechne/shared/feeds'
import type { Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { outcomeWords } from '@bezpechne/shared/words/inquiry-states'
import { Feed } from 'feed'

import { listCategories } from '../categories/index.ts'
import { getCity } from '../cities/index.ts'
import { listPublicInquiries } from '../inquiries/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { addressOf } from './address.ts'
import { type Entry, findDistrictName, isArea, listEntries, listInShape } from './queries.ts'
import { feedWords } from './words.ts'

const most = 50
/** Of a feed in which nothing has happened: a time there must be, and it must not change. */
const never = new Date('2000-01-01T00:00:00Z')

/**
 * What is new in a city, or in a part of it, as Atom: from the same view as every public page.
 * @param at the address of the site
 * @throws AppError 'city-not-found'; 'bad-request' for an unknown topic or district; 'invalid-input' for an area that
 * crosses itself
 */
export async function writeFeed(db: Db, at: string, cityId: string, query: FeedQuery): Promise<string> {
  const { language = 'uk', ...narrowed } = query
  const city = await getCity(db, cityId)
  if (narrowed.area && !(await isArea(db, narrowed)))
    throw new AppError('invalid-input', { errors: [{ path: 'area', code: 'wrong' }] })
  const numbers = await newest(db, city.id, narrowed)
  const entries = await listEntries(db, { city: city.id, narrowed, numbers }, most)
  const words = textIn(feedWords, language)
  const self = at + addressOf(city.id, query)
  const feed = new Feed({
    id: self,
    title: `${words.product}: ${textIn(city.name, language)}, ${await subjectOf(db, city.id, query)}`,
    description: entries.length ? words.about : words.empty,
    link: `${at}/${city.id}`,
    feedLinks: { atom: self },
    language,
    updated: entries[0]?.updatedAt ?? never,
    author: { name: words.product, link: at },
    generator: false,
    copyright: '',
  })
  for (const entry of entries) feed.addItem(itemOf(entry, `${at}/${city.id}/${entry.number}`, language))
  // NOTE: the library says the language of RSS alone; here it is an attribute of the root.
  return feed.atom1().replace('<feed xmlns=', () => `<feed xml:lang="${language}" xmlns=`)
}

async function newest(db: Db, city: string, narrowed: Omit<FeedQuery, 'language'>): Promise<string[]> {
  const { category, district, bbox, area } = narrowed
  const filter = { categories: category === undefined ? undefined : [category], district, bbox }
  // Also where it is narrowed to a shape: it refuses a topic and a district that are not there.
  const { items } = await listPublicInquiries(db, city, { ...filter, limit: most })
  return area ? listInShape(db, city, narrowed, most) : items.map(({ number }) => number)
}

async function subjectOf(db: Db, city: string, query: FeedQuery): Promise<string> {
  const { language = 'uk', category, district, bbox, area } = query
  const words = textIn(feedWords, language)
  const topics = category === undefined ? [] : await listCategories(db, city)
  const parts = [
    textIn(topics.find(({ code }) => code === category)?.name, language),
    district !== undefined && textIn(await findDistrictName(db, city, district), language),
    bbox && words.box,
    area && words.area,
  ].filter(Boolean)
  return parts.length ? parts.join(', ') : words.all
}

/** The page's own address is its id: the same for ever, and in every feed. */
function itemOf(entry: Entry, link: string, language: Language) {
  const words = textIn(feedWords, language)
  const { outcome, place, district, text, answer, answeredBy } = entry
  const where = [...new Set([place, textIn(district, language)])].filter(Boolean).join(', ')
  const paragraphs = [
    `<strong>${escaped(textIn(outcomeWords, language)[outcome])}</strong>`,
    where && escaped(where),
    ...linesOf(text),
    ...(answer === null
      ? []
      : [
          `<strong>${escaped([words.answer, textIn(answeredBy, language)].filter(Boolean).join(', '))}</strong>`,
          ...linesOf(answer),
        ]),
    `<a href="${escaped(link)}">${words.open}</a>`,
  ]
  return {
    id: link,
    link,
    title: escaped(entry.title),
    description: escaped(textIn(outcomeWords, language)[outcome]),
    content: paragraphs
      .filter(Boolean)
      .map((one) => `<p>${one}</p>`)
      .join(''),
    date: entry.updatedAt,
  }
}

function linesOf(text: string): string[] {
  return text.split(/\n+/).map(escaped)
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What people wrote stays text, also where a reader takes it for markup. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
