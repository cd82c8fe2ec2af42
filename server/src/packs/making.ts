import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

import { CityPack, mostPackBytes, type PackIndex, type PackQuestion } from '@bezpechne/shared/pack'

import { getAllKeepers, getOutlines } from '../beats/index.ts'
import { listCategories } from '../categories/index.ts'
import { getCityDetail, getContext, getEmblem } from '../cities/index.ts'
import { listAnsweredQuestions } from '../inquiries/index.ts'
import type { Db } from '../platform/database.ts'
import { placesOf } from './places.ts'
import { fittingIn, sizeOf } from './size.ts'
import { thinned } from './thinning.ts'

export interface MadePack {
  etag: string
  /** The pack as it is sent. */
  gzip: Buffer
  index: PackIndex
}

/** Questions that are read at most: of so short ones more would not fit. */
const mostQuestions = 3000
/** What is not a question leaves room for some. */
const mostOfRest = mostPackBytes * 0.5
/** The whole gazetteer of Ukraine, 29,815 places, is 2.1 MB; a fifth is left for questions whatever else there is. */
const leftForQuestions = mostPackBytes * 0.2
/** Half a metre; doubled until the outlines fit. */
const finest = 0.000_005

const compress = promisify(gzip)

/**
 * Nine statements, however many inquiries and beats there are.
 * @throws AppError 'city-not-found'
 */
export async function makePack(db: Db, id: string): Promise<MadePack> {
  const { counts: _counts, ...city } = await getCityDetail(db, id)
  const rest = await fitting({
    emergency: ['102', '101', '103', '112'],
    city,
    emblem: (await getEmblem(db, id))?.toString('base64') ?? null,
    categories: await listCategories(db, id),
    context: await getContext(db, id),
    outlines: await getOutlines(db, id),
    beats: await getAllKeepers(db, id),
  })
  const known = { ...rest, places: await placesOf(db, id, mostPackBytes - sizeOf(rest) - leftForQuestions) }
  const { kept, more } = cut(
    await listAnsweredQuestions(db, id, mostQuestions),
    mostPackBytes - sizeOf(known) - 100,
  )
  // What is not listed cannot leak: whatever a query may bring one day.
  const pack = CityPack.parse({ ...known, questions: kept, more })
  const text = JSON.stringify(pack)
  const version = hashOf(text)
  const questions = Object.fromEntries(
    pack.questions.map((one) => [one.number, hashOf(wordsOf(one)).slice(0, 6)]),
  )
  return { etag: `"${version}"`, gzip: await compress(text), index: { version, questions } }
}

type Rest = Omit<CityPack, 'places' | 'questions' | 'more'>

async function fitting(rest: Rest): Promise<Rest> {
  let step = finest
  let fits = rest
  do {
    step *= 2
    fits = { ...rest, context: thinned(rest.context, step), outlines: thinned(rest.outlines, step) }
    // NOTE: a city of very many beats: their outlines go, the officers stay.
    if (step > 0.05) return { ...fits, outlines: { type: 'FeatureCollection', features: [] } }
  } while (sizeOf(fits) > mostOfRest)
  return fits
}

function cut(questions: PackQuestion[], room: number): { kept: PackQuestion[]; more: boolean } {
  const kept = fittingIn(questions, room)
  return { kept, more: kept.length < questions.length || questions.length >= mostQuestions }
}

/** What a moderator may take out; a supporter more is no reason to drop it. The worker of a browser reckons the same. */
function wordsOf({ title, text, place, at, answers }: PackQuestion): string {
  return JSON.stringify([title, text, place, at, answers])
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
