import type { AddressMatches, BeatLine } from '@bezpechne/shared/beat-search'
import type { BeatDetail, Keepers, OfficersAt } from '@bezpechne/shared/beats'
import { mostDoubt, usualReach } from '@bezpechne/shared/doubt'
import type { LatLng } from '@bezpechne/shared/geo'
import type { InquiryPage, PublicInquiry } from '@bezpechne/shared/inquiries'
import type { CityPack, PackQuestion } from '@bezpechne/shared/pack'
import type { Places } from '@bezpechne/shared/places'
import type { AnsweredQuestion } from '@bezpechne/shared/search'

import { placesLike } from './place-search.ts'
import { beatsNear, distanceTo } from './whose.ts'

const address = /^\/api\/v1\/cities\/([a-z][a-z-]{1,40})(?:\/(.+))?$/
/** What a saved city can answer in the server's place. */
const answered =
  /^(categories|context\.geojson|beats\.geojson|beats|beats\/[\w-]+|officers\/at|places|answers|emblem\/[\w-]+|inquiries|inquiries\/[\w-]+)$/

/** The city whose pack may hold the answer. */
export function cityAsked({ pathname }: URL): string | undefined {
  const [, city, rest] = address.exec(pathname) ?? []
  return rest === undefined || answered.test(rest) ? city : undefined
}

/** As the server would answer, from what was saved; undefined where that is not in it. */
export function answerFrom(pack: CityPack, { pathname, searchParams }: URL): unknown {
  const [what = '', one = ''] = (address.exec(pathname)?.[2] ?? '').split('/')
  const all: Record<string, () => unknown> = {
    '': () => ({ ...pack.city, counts: { red: 0, green: pack.questions.length } }),
    categories: () => ({ items: pack.categories, nextCursor: null }),
    'context.geojson': () => pack.context,
    'beats.geojson': () => pack.outlines,
    beats: () => (one ? beatOf(pack, one) : { items: pack.beats.map(lineOf) }),
    officers: () => officersFor(pack, searchParams),
    places: () => placesFrom(pack, searchParams.get('q') ?? ''),
    answers: () => ({
      items: questionsWith(pack, searchParams.get('q') ?? '')
        .slice(0, 10)
        .map(hitOf),
      nextCursor: null,
    }),
    inquiries: () => (one ? inquiryOf(pack, one) : pageOf(pack, searchParams)),
  }
  return all[what]?.()
}

/** The picture of the emblem, where the address is the one that this pack's city shows; an older pack has none. */
export function emblemFrom(pack: Partial<CityPack>, { pathname }: URL): Uint8Array<ArrayBuffer> | undefined {
  const { emblem, city } = pack
  if (!emblem || city?.look.emblem?.url !== pathname) return undefined
  return Uint8Array.from(atob(emblem), (sign) => sign.codePointAt(0) ?? 0)
}

/** A city that was saved before packs had streets answers nothing of them. */
function placesFrom({ places }: Partial<Pick<CityPack, 'places'>>, typed: string): Places | undefined {
  return places && placesLike(places, typed)
}

function beatOf({ beats, outlines }: CityPack, id: string): BeatDetail | undefined {
  const keepers = beats.find(({ beat }) => beat.id === id)
  const outline = outlines.features.find((feature) => feature.id === id)?.geometry
  if (!keepers || !outline) return undefined
  const corners = outline.coordinates.flat(2)
  const [lngs, lats] = [corners.map(([lng]) => lng), corners.map(([, lat]) => lat)]
  const bbox: BeatDetail['bbox'] = [
    Math.min(...lngs),
    Math.min(...lats),
    Math.max(...lngs),
    Math.max(...lats),
  ]
  return { ...keepers, outline, bbox, notices: [], neighbours: [] }
}

function lineOf({ beat: { id, name, district }, officer, substitute }: Keepers): BeatLine {
  const here = substitute ?? officer
  return {
    id,
    name,
    district,
    keeper: here && { kind: here.kind, rank: here.rank, name: here.name, phones: here.phones },
  }
}

function officersFor(pack: CityPack, asked: URLSearchParams): OfficersAt | AddressMatches {
  const typed = asked.get('address')
  if (typed !== null) return matchesOf(pack, typed)
  const at = { lat: Number(asked.get('lat')), lng: Number(asked.get('lng')) }
  const beats = beatsNear(pack.outlines, at, Number(asked.get('doubt') ?? 30)).flatMap(({ id, distance }) => {
    const keepers = pack.beats.find(({ beat }) => beat.id === id)
    return keepers ? [{ ...keepers, distance: Math.round(distance) }] : []
  })
  return {
    beats,
    station: beats[0]?.station ?? stationOf(pack),
    inCity: beats.length > 0 || isInside(pack, at),
  }
}

/** Of the whole city. */
function stationOf({ beats }: CityPack): OfficersAt['station'] {
  return beats.find(({ station }) => station?.districtId === null)?.station ?? null
}

function isInside({ context }: CityPack, at: LatLng): boolean {
  const outline = context.features.find(({ properties }) => properties.kind === 'city')?.geometry
  return outline?.type === 'MultiPolygon' && distanceTo(outline, at) === 0
}

/** By the name of a beat, its district or somebody who keeps it, and by the streets that the words may mean. */
function matchesOf(pack: CityPack, typed: string): AddressMatches {
  const words = wordsOf(typed)
  const found = pack.beats.filter(({ beat, officer, substitute, deputies }) => {
    const people = [officer, substitute, ...deputies].flatMap((card) =>
      card ? [card.name.uk, card.name.en] : [],
    )
    const text = [beat.id, beat.name.uk, beat.name.en, beat.district?.name.uk, ...people]
      .join(' ')
      .toLowerCase()
    return words.length > 0 && words.every((word) => text.includes(word))
  })
  return { beats: found.slice(0, mostMatches).map(lineOf), districts: [], places: streetsFor(pack, typed) }
}

/** How many of each kind are offered: as the server does. */
const mostMatches = 8

/** A long street has several officers: the person says which. */
function streetsFor(pack: CityPack, typed: string): AddressMatches['places'] {
  const items = placesFrom(pack, typed)?.items ?? []
  return items.flatMap(({ name, former, at, precision }) =>
    at && precision !== 'around'
      ? [
          {
            name: former ? `${name.uk} (${former})` : name.uk,
            at,
            doubt: precision === 'street' ? usualReach : mostDoubt,
            exact: false,
          },
        ]
      : [],
  )
}

function questionsWith({ questions }: CityPack, typed: string): PackQuestion[] {
  const words = wordsOf(typed)
  return questions.filter(({ number, title, text, place, answers }) => {
    const whole = [number, title, text, place, ...answers.map((answer) => answer.text)]
      .join(' ')
      .toLowerCase()
    return words.every((word) => whole.includes(word))
  })
}

function wordsOf(typed: string): string[] {
  return typed.toLowerCase().split(/\s+/u).filter(Boolean).slice(0, 5)
}

function hitOf({
  number,
  city,
  category,
  title,
  place,
  answeredOn,
  answeredBy,
  answers,
}: PackQuestion): AnsweredQuestion {
  const answer = answers.at(-1)?.text.slice(0, 300) ?? ''
  return { number, city, category, title, place, answeredOn, answeredBy, answer }
}

/** Answered ones alone, and it says that there may be more. */
function pageOf(pack: CityPack, asked: URLSearchParams): InquiryPage | undefined {
  if (asked.has('cursor')) return undefined
  const found = questionsWith(pack, asked.get('q') ?? '').filter((one) => passes(one, asked))
  const items = found.map(({ text: _text, answers: _answers, ...line }) => line)
  const counts = { red: 0, green: items.length, atLeast: true as const }
  return { items: items.slice(0, Number(asked.get('limit') ?? 50)), nextCursor: null, counts }
}

function passes({ at, category, colour, publishedOn }: PackQuestion, asked: URLSearchParams): boolean {
  const among = (name: string, value: string) => asked.get(name)?.split(',').includes(value) ?? true
  const since = asked.get('from') ?? ''
  return (
    isSeen(asked.get('bbox'), at) &&
    among('categories', category) &&
    among('colour', colour) &&
    publishedOn >= since
  )
}

function isSeen(window: string | null, { lat, lng }: LatLng): boolean {
  if (window === null) return true
  const [west = 0, south = 0, east = 0, north = 0] = window.split(',').map(Number)
  return lng >= west && lng <= east && lat >= south && lat <= north
}

/** Its photos and who did what stay with the server; what it says is here. */
function inquiryOf({ questions }: CityPack, number: string): PublicInquiry | undefined {
  const found = questions.find((question) => question.number === number)
  if (!found) return undefined
  const { answers, outcome, publishedOn } = found
  const organisation = answers.at(-1)?.organisation ?? null
  return {
    ...found,
    editReason: null,
    happenedOn: null,
    organisation,
    organisations: organisation ? [organisation] : [],
    photos: [],
    counts: {
      answered: answers.length,
      confirmed: Number(outcome === 'confirmed'),
      disputed: Number(outcome === 'disputed'),
      reopened: 0,
    },
    voices: { helped: 0, notHelped: 0 },
    reopenReason: null,
    timeline: [
      { step: 'publish', on: publishedOn, organisation: null },
      ...answers.map((answer) => ({
        step: 'answer' as const,
        on: answer.publishedOn,
        organisation: answer.organisation,
      })),
    ],
  }
}
