import { useSyncExternalStore } from 'react'

import { dropFromDevice, findOnDevice, putOnDevice } from './device-store.ts'

const key = 'followed'
const most = 100

/** An inquiry that somebody follows in this browser, and what they have seen of it. The server knows nothing of it. */
export interface FollowedHere {
  city: string
  number: string
  /** Empty where the city's news did not name it when they were read last: it may be hidden, and asking would tell. */
  title: string
  /** As the city's news marks its latest change; null: it was not among the latest. */
  seen: string | null
}

const listeners = new Set<() => void>()
let read: { text: string | null; list: FollowedHere[] } = { text: null, list: [] }

export function followedHere(): FollowedHere[] {
  const text = findOnDevice(key)
  if (text !== read.text) read = { text, list: listOf(text) }
  return read.list
}

function listOf(text: string | null): FollowedHere[] {
  try {
    const list: FollowedHere[] | null = JSON.parse(text ?? '[]')
    return Array.isArray(list) ? list.filter((one) => one?.city && one.number) : []
  } catch {
    return []
  }
}

export function useFollowedHere(): FollowedHere[] {
  return useSyncExternalStore(subscribe, followedHere)
}

export function followHere(one: FollowedHere): void {
  keep([one, ...without(one)].slice(0, most))
}

export function unfollowHere(one: Pick<FollowedHere, 'city' | 'number'>): void {
  keep(without(one))
}

export function seeAll(seen: readonly { number: string; mark: string }[]): void {
  const marks = new Map(seen.map(({ number, mark }) => [number, mark]))
  keep(followedHere().map((one) => ({ ...one, seen: marks.get(one.number) ?? one.seen })))
}

/** At each contact: no words stay that the city does not show among its news now. */
export function nameAnew(city: string, news: readonly { number: string; title: string }[]): void {
  const titles = new Map(news.map(({ number, title }) => [number, title]))
  const list = followedHere().map((one) =>
    one.city === city ? { ...one, title: titles.get(one.number) ?? '' } : one,
  )
  if (JSON.stringify(list) !== JSON.stringify(followedHere())) keep(list)
}

function without({ city, number }: Pick<FollowedHere, 'city' | 'number'>): FollowedHere[] {
  return followedHere().filter((one) => one.city !== city || one.number !== number)
}

function keep(list: FollowedHere[]): void {
  if (list.length > 0) putOnDevice(key, JSON.stringify(list))
  else dropFromDevice(key)
  for (const tell of listeners) tell()
}

/** Other tabs of this browser tell, too. */
function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  addEventListener('storage', tell)
  return function stop() {
    listeners.delete(tell)
    removeEventListener('storage', tell)
  }
}
