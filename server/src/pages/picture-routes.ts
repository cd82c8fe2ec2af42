import { createHash } from 'node:crypto'

import { CityId, type CityContext } from '@bezpechne/shared/cities'
import { InquiryNumber, type InquirySummary, type Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { outcomeWords } from '@bezpechne/shared/words/inquiry-states'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { getCity, getContext } from '../cities/index.ts'
import { getPublicInquiry, listPublicInquiries } from '../inquiries/index.ts'
import { AppError } from '../platform/errors.ts'
import { languageAsked } from '../platform/language.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { known } from './known.ts'
import type { Scene } from './picture-map.ts'
import { drawPicture, type Picture } from './picture.ts'
import { countsInWords, pageWords } from './words.ts'

interface OfInquiry {
  Params: { city: string; number: string }
}

const config = { access: 'public' } as const
const schema = { hide: true } as const
/** 30 kB each: links that are shared now; what was asked for longest ago goes. */
const mostKept = 200
const mostWaiting = 8

/** Pictures of shared links, drawn from our own data when somebody asks for them. */
export function pictureRoutes(app: FastifyInstance): void {
  const answer = answering(app)

  app.get<OfInquiry>('/:city/:number/card.png', { config, schema }, async (request, reply) => {
    const { params, reads } = request
    const city = await getCity(reads, known(CityId, params.city))
    const found = await getPublicInquiry(reads, city.id, known(InquiryNumber, params.number))
    if ('movedTo' in found) return reply.redirect(`/${city.id}/${found.movedTo}/card.png`, 301)
    const language = languageAsked(request)
    const context = await getContext(reads, city.id)
    return answer(
      request,
      reply,
      pictureOf(found.inquiry, { city: textIn(city.name, language), context, language }),
    )
  })

  app.get<OfInquiry>('/:city/card.png', { config, schema }, async (request, reply) => {
    const { params, reads } = request
    const city = await getCity(reads, known(CityId, params.city))
    const language = languageAsked(request)
    const { items, counts } = await listPublicInquiries(reads, city.id, { limit: 100 })
    const context = await getContext(reads, city.id)
    // Areas have no needle, and a small map has no room for them.
    const marks = items
      .filter(({ precision }) => precision !== 'district')
      .map(({ at, colour }) => ({ at, colour }))
    return answer(request, reply, {
      product: textIn(pageWords, language).product,
      title: textIn(city.name, language),
      foot: countsInWords(counts, language),
      scene: { context, box: widened(boxOf(context, 'city'), 1.06), marks: marks.toReversed(), pinSize: 22 },
    })
  })
}

/** Keeps what was drawn; what says something else is another picture. */
function answering(app: FastifyInstance) {
  const kept = new Map<string, Buffer>()
  let waiting = 0
  let turn: Promise<unknown> = Promise.resolve()

  // NOTE: what is hidden is refused before this: a picture that was drawn is found by what it says alone.
  return async function answer(request: FastifyRequest, reply: FastifyReply, picture: Picture) {
    const id = createHash('sha256').update(JSON.stringify(picture)).digest('base64url').slice(0, 27)
    const etag = `"${id}"`
    reply.headers({ etag, 'cache-control': 'no-cache', 'cross-origin-resource-policy': 'cross-origin' })
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    const bytes = kept.get(id) ?? (await drawn(request, picture))
    kept.delete(id)
    kept.set(id, bytes)
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    return reply.type('image/png').send(bytes)
  }

  /** One at a time: two would take both cores from those who only read. */
  async function drawn({ subject }: FastifyRequest, picture: Picture): Promise<Buffer> {
    await spend(app.db, 'picture', subject, limits.pictures)
    if (waiting >= mostWaiting) throw new AppError('unavailable', { retryAfter: 10 })
    waiting += 1
    const mine = turn.then(() => drawPicture(picture))
    turn = mine.catch(() => undefined)
    return mine.finally(() => {
      waiting -= 1
    })
  }
}

interface Around {
  city: string
  context: CityContext
  language: Language
}

function pictureOf(inquiry: InquirySummary, { city, context, language }: Around): Picture {
  const { title, colour, outcome, place, district, number } = inquiry
  const where = [...new Set([place, textIn(district?.name, language), city])].filter(Boolean).join(', ')
  return {
    product: textIn(pageWords, language).product,
    state: { colour, said: textIn(outcomeWords, language)[outcome] },
    title,
    foot: `${where}\n${number}`,
    scene: sceneOf(inquiry, context),
  }
}

/** As far around the pin as one walks in half an hour; what is known to a district alone is drawn as its area. */
function sceneOf({ at, colour, precision, district }: InquirySummary, context: CityContext): Scene {
  if (precision === 'district') {
    const box = widened(boxOf(context, district ? 'district' : 'city', district?.id), 1.3)
    return {
      context,
      box,
      marks: [],
      area: district ? { district: district.id, colour } : undefined,
      pinSize: 0,
    }
  }
  const [north, east] = [0.018, 0.03]
  return {
    context,
    box: [at.lng - east, at.lat - north, at.lng + east, at.lat + north],
    marks: [{ at, colour }],
    pinSize: 84,
  }
}

function boxOf(context: CityContext, kind: 'city' | 'district', id?: string): Scene['box'] {
  const shapes = context.features.filter(
    ({ properties }) => properties.kind === kind && (id === undefined || properties.id === id),
  )
  const numbers = shapes.flatMap(({ geometry }) => numbersIn(geometry.coordinates))
  const box: Scene['box'] = [180, 90, -180, -90]
  for (const [n, value] of numbers.entries()) {
    const side = n % 2 === 0 ? 0 : 1
    box[side] = Math.min(box[side], value)
    box[side === 0 ? 2 : 3] = Math.max(box[side === 0 ? 2 : 3], value)
  }
  return box
}

type Nested = number | readonly Nested[]

function numbersIn(nested: Nested): number[] {
  return typeof nested === 'number' ? [nested] : nested.flatMap(numbersIn)
}

function widened([west, south, east, north]: Scene['box'], times: number): Scene['box'] {
  const [dx, dy] = [((east - west) * (times - 1)) / 2, ((north - south) * (times - 1)) / 2]
  return [west - dx, south - dy, east + dx, north + dy]
}
