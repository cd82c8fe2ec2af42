import type { CityPack, PackIndex, PackQuestion } from '@bezpechne/shared/pack'

import { readPack, readPackIndex } from '../lib/pack-shape.ts'
import { answerFrom, cityAsked, emblemFrom } from './from-pack.ts'
import { isAway } from './known.ts'

/** Written by the page where somebody saves a city: web/src/lib/packs.ts. */
const name = 'packs-1'
/** A pack that is older is fetched anew at the next contact, in milliseconds. */
const renewAfter = 86_400_000

let opened: { url: string; date: string; pack: CityPack } | undefined

/** From a city that somebody saved; undefined where none was, or it does not know. */
export async function answerOfPack(url: URL): Promise<Response | undefined> {
  const city = cityAsked(url)
  const found = city === undefined ? undefined : await open(`/api/v1/cities/${city}/pack`)
  if (!found) return undefined
  const emblem = emblemFrom(found.pack, url)
  if (emblem) return new Response(emblem, { headers: { 'content-type': 'image/webp' } })
  const answer = answerFrom(found.pack, url)
  if (answer === undefined) return undefined
  const headers = { 'content-type': 'application/json', 'x-known-at': new Date(found.date).toISOString() }
  return new Response(JSON.stringify(answer), { headers })
}

async function open(url: string): Promise<typeof opened> {
  const kept = await (await caches.open(name)).match(url)
  if (!kept) return undefined
  const date = kept.headers.get('date') ?? ''
  // NOTE: reading five megabytes for each question would take longer than the question.
  if (opened?.url !== url || opened.date !== date) opened = { url, date, pack: await kept.json() }
  return opened
}

/**
 * At a new contact: whatever was hidden or corrected leaves every saved city; one of yesterday is fetched anew.
 *
 * @returns whether the server answered for each
 */
export async function checkPacks(): Promise<boolean> {
  const packs = await caches.open(name)
  for (const { url } of await packs.keys()) {
    const answer = await ask(`${url}/index`)
    // A link that breaks in the middle of it leaves half of it.
    const text = await answer?.text().catch(() => undefined)
    if (!answer || isAway(answer) || text === undefined) return false
    await check(packs, { url, answer, text })
  }
  return true
}

interface Heard {
  url: string
  answer: Response
  text: string
}

async function check(packs: Cache, { url, answer, text }: Heard): Promise<void> {
  if (answer.status === 404) await packs.delete(url)
  const index = answer.ok ? readPackIndex(text) : undefined
  const kept = await packs.match(url)
  if (!kept || !index) return
  opened = undefined
  // NOTE: by the server's clock on both sides: a phone may live in another day.
  const isOld = Date.parse(timeOf(answer)) - Date.parse(timeOf(kept)) > renewAfter
  await bringUp(packs, { url, kept, index, isOld, now: timeOf(answer) })
}

interface Old {
  url: string
  kept: Response
  index: PackIndex
  isOld: boolean
  /** By the server's clock. */
  now: string
}

/** Of the same version: its date alone. Else the new one, or at least nothing that was hidden. */
async function bringUp(packs: Cache, { url, kept, index, isOld, now }: Old): Promise<void> {
  const text = await kept.clone().text()
  const pack = readPack(text, cityOf(url))
  const etag = `"${index.version}"`
  if (pack && kept.headers.get('etag') === etag)
    return isOld ? keep(packs, url, { text, headers: { date: now, etag } }) : undefined
  const renewed = (isOld || !pack) && (await renew(packs, url))
  if (pack && !renewed) await dropHidden(packs, url, { pack, shown: index.questions, kept })
}

/** @returns whether a whole one stands in the place of the one before, which stays otherwise */
async function renew(packs: Cache, url: string): Promise<boolean> {
  const answer = await ask(url)
  const text = answer?.ok ? await answer.text().catch(() => '') : ''
  if (!answer || !readPack(text, cityOf(url))) return false
  const headers = { date: timeOf(answer), etag: answer.headers.get('etag') ?? '' }
  return packs.put(url, written(text, headers)).then(
    () => true,
    () => false,
  )
}

interface Held {
  pack: CityPack
  shown: PackIndex['questions']
  kept: Response
}

/** The same pack without what the server would not put into it now. */
async function dropHidden(packs: Cache, url: string, { pack, shown, kept }: Held): Promise<void> {
  const stays = await Promise.all(
    pack.questions.map(async (one) => shown[one.number] === (await markOf(one))),
  )
  if (stays.every(Boolean)) return
  const questions = pack.questions.filter((_, at) => stays[at])
  // It is no version of the server's any more.
  const headers = { date: timeOf(kept), etag: '' }
  await keep(packs, url, { text: JSON.stringify({ ...pack, questions }), headers })
}

/** On a full device nothing stays rather than what was hidden. */
async function keep(packs: Cache, url: string, { text, headers }: Written): Promise<void> {
  await packs.put(url, written(text, headers)).catch(() => packs.delete(url))
}

interface Written {
  text: string
  headers: Record<string, string>
}

function written(text: string, headers: Written['headers']): Response {
  return new Response(text, { headers: { 'content-type': 'application/json', ...headers } })
}

function cityOf(pack: string): string | undefined {
  return /\/cities\/([^/]+)\/pack$/.exec(pack)?.[1]
}

function timeOf({ headers }: Response): string {
  return headers.get('date') ?? ''
}

function ask(url: string): Promise<Response | undefined> {
  return fetch(url, { cache: 'no-cache', credentials: 'omit' }).catch(() => undefined)
}

/** As server/src/packs/making.ts reckons it. */
async function markOf({ title, text, place, at, answers }: PackQuestion): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([title, text, place, at, answers]))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 6)
  return btoa(String.fromCodePoint(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 6)
}
