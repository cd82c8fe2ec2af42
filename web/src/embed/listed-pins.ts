import type { InquiryPage, InquirySummary } from '@bezpechne/shared/inquiries'
import { toStep } from '@bezpechne/shared/morton'

import type { Spot } from '../map/spots.ts'
import type { Asked } from './asked.ts'
import type { PinSource } from './pin-source.ts'
import { read } from './read.ts'

/** Of a list by district or words so many are drawn: two answers of the server. */
const most = 400
const side = 2 ** 26

/** Tiles know topics and states alone; what districts and words are asked for, lists know. */
export function listedPins(asked: Asked): PinSource {
  return {
    read: () => Promise.reject(new Error('All of a list are known')),
    watch(tell) {
      void readList(asked).then(
        ({ items, whole }) => tell(items.map(spotOf), whole ? 'nothing' : 'older'),
        () => tell([], 'incomplete'),
      )
    },
  }
}

async function readList({ city, colour, topics, district, q }: Asked) {
  const items: InquirySummary[] = []
  let cursor: string | null = ''
  while (cursor !== null && items.length < most) {
    const query = Object.entries({ colour, categories: topics.join(','), district, q, cursor, limit: '200' })
    const given = query.flatMap(([name, value]) => (value ? [[name, value]] : []))
    const page: InquiryPage = await read(`/cities/${city}/inquiries?${new URLSearchParams(given)}`)
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return { items, whole: cursor === null }
}

function spotOf({ number, at, colour, precision }: InquirySummary): Spot {
  const { x, y } = toStep(at.lng, at.lat)
  return {
    u: (x + 0.5) / side,
    v: (y + 0.5) / side,
    red: Number(colour === 'red'),
    green: Number(colour === 'green'),
    area: precision === 'district',
    listed: true,
    numbers: () => [number],
  }
}
