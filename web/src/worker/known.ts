import { type Kind, kindOf, longest, mostBytes, mostOf } from './kinds.ts'

const name = 'known-1'
const bytesHeader = 'x-bytes'
/** The page reads it: what it shows was known at that time, by the server's clock. */
const knownAt = 'x-known-at'
const keptAt = 'x-kept-at'

/** Statuses of a server or a proxy that is going down or coming up. */
export function isAway({ status }: Response): boolean {
  return status >= 502 && status <= 504
}

export async function find(url: string): Promise<Response | undefined> {
  const found = await (await caches.open(name)).match(url)
  return found && ageOf(found) < longest ? found : undefined
}

/** Takes what the server says: a new answer in place of the old one, nothing in place of what is gone. */
export async function take(url: string, answer: Response): Promise<void> {
  const kept = await caches.open(name)
  if (answer.status === 404 || answer.status === 410 || answer.redirected)
    return void (await kept.delete(url))
  if (answer.status !== 200) return
  const body = await answer.blob()
  if (body.size > mostBytes / 4) return void (await kept.delete(url))
  const headers = new Headers({
    'content-type': answer.headers.get('content-type') ?? '',
    date: answer.headers.get('date') ?? '',
    [knownAt]: new Date(answer.headers.get('date') ?? Date.now()).toISOString(),
    [keptAt]: String(Date.now()),
    [bytesHeader]: String(body.size),
  })
  // NOTE: taken out first, so that the oldest stand first whatever the browser does with a key that is there.
  await kept.delete(url)
  await kept.put(url, new Response(body, { headers }))
}

function ageOf(answer: Response): number {
  const age = Date.now() - Number(answer.headers.get(keptAt))
  // NOTE: a clock that was set back makes it younger than nothing; that is no reason to keep it for years.
  return age < 0 ? longest : age
}

interface Held {
  url: string
  kind: Kind | undefined
  age: number
  bytes: number
}

/** The oldest first. */
async function listHeld(): Promise<Held[]> {
  const kept = await caches.open(name)
  const held: Held[] = []
  for (const { url } of await kept.keys()) {
    const answer = await kept.match(url)
    if (answer)
      held.push({
        url,
        kind: kindOf(new URL(url)),
        age: ageOf(answer),
        bytes: Number(answer.headers.get(bytesHeader)),
      })
  }
  return held
}

/** The newest of each kind stay, within the limits. */
export async function trim(): Promise<void> {
  const kept = await caches.open(name)
  const counts = new Map<Kind, number>()
  let bytes = 0
  for (const held of (await listHeld()).toReversed()) {
    const count = held.kind ? (counts.get(held.kind) ?? 0) + 1 : Infinity
    bytes += held.bytes
    if (held.kind && count <= mostOf[held.kind] && bytes <= mostBytes && held.age < longest)
      counts.set(held.kind, count)
    else {
      await kept.delete(held.url)
      bytes -= held.bytes
    }
  }
}

const away = 'away-1'
let breaks = 0

/** Written down: the browser may end the worker between the last contact and the next. */
export async function noteAway(): Promise<void> {
  breaks++
  await caches.open(away)
}

/** Whether the server was away since all was asked again; isOver forgets it, unless it was away once more since. */
export async function lastBreak(): Promise<{ wasAway: boolean; isOver: () => Promise<void> }> {
  const before = breaks
  const isOver = async () => void (breaks === before && (await caches.delete(away)))
  return { wasAway: await caches.has(away), isOver }
}

/** What a moderator may have hidden meanwhile; others are outlines and names. */
const mayBeHidden = new Set<Kind | undefined>(['list', 'inquiry', 'tile'])
/** So long after it was told, in milliseconds, nobody asks again. */
const fresh = 5 * 60_000
/** Tiles that are asked again; older ones are dropped. */
const mostTiles = 40

/**
 * At a new contact: whatever was hidden or frozen since must not be shown once more. Each is asked again, one after
 * another, the newest first; an answer in its place or nothing.
 *
 * @returns whether the server answered to the last one
 */
export async function askAgain(afterAway: boolean): Promise<boolean> {
  // Who was away may have missed what was hidden a minute ago. Tiles hold no words, and are many.
  const isOld = ({ kind, age }: Held) => age > fresh || (afterAway && kind !== 'tile')
  const old = (await listHeld()).filter((held) => mayBeHidden.has(held.kind) && isOld(held)).toReversed()
  const kept = await caches.open(name)
  let tiles = 0
  for (const { url, kind } of old) {
    if (kind === 'tile' && ++tiles > mostTiles) {
      await kept.delete(url)
      continue
    }
    const answer = await fetch(url, { cache: 'no-cache', credentials: 'omit', priority: 'low' }).catch(
      () => undefined,
    )
    if (!answer || isAway(answer)) return false
    await take(url, answer)
  }
  return true
}
