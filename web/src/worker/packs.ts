import type { CityPack, PackIndex, PackQuestion } from '@bezpechne/shared/pack'

import { answerFrom, cityAsked } from './from-pack.ts'

/** Written by the page where somebody saves a city: web/src/lib/packs.ts. */
const name = 'packs-1'
/** A pack that is older is fetched anew at the next contact, in milliseconds. */
const renewAfter = 86_400_000

let opened: { url: string; date: string; pack: CityPack } | undefined

/** From a city that somebody saved; undefined where none was, or it does not know. */
export async function answerOfPack(url: URL): Promise<Response | undefined> {
  const city = cityAsked(url)
  const found = city === undefined ? undefined : await open(`/api/v1/cities/${city}/pack`)
  const answer = found && answerFrom(found.pack, url)
  if (!found || answer === undefined) return undefined
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

/** At a new contact: whatever was hidden or corrected leaves every saved city; one of yesterday is fetched anew. */
export async function checkPacks(): Promise<void> {
  const packs = await caches.open(name)
  for (const { url } of await packs.keys()) {
    const kept = await packs.match(url)
    if (!kept) continue
    const old = Date.now() - Date.parse(kept.headers.get('date') ?? '') > renewAfter
    const answer = await fetch(old ? url : `${url}/index`, { cache: 'no-cache', credentials: 'omit' })
    if (answer.status === 404) await packs.delete(url)
    if (!answer.ok) continue
    opened = undefined
    await packs.put(url, old ? answer : await without(kept, await answer.json()))
  }
}

/** The same pack without what the server would not put into it now. */
async function without(kept: Response, { questions: shown }: PackIndex): Promise<Response> {
  const { headers } = kept
  const pack: CityPack = await kept.json()
  const stays = await Promise.all(
    pack.questions.map(async (one) => shown[one.number] === (await markOf(one))),
  )
  const questions = pack.questions.filter((_, at) => stays[at])
  return new Response(JSON.stringify({ ...pack, questions }), { headers })
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
