import type { LatLng } from '@bezpechne/shared/geo'
import type {
  Case,
  Claimed,
  ModeratedPage,
  ModeratedTab,
  Moved,
  Organisation,
  PublicPlace,
  QueuePage,
} from '@bezpechne/shared/moderation'
import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { get, post } from '../lib/api.ts'

const base = (city: string) => `/cities/${city}/moderation`
const page = (cursor: string | undefined) => (cursor ? `&cursor=${encodeURIComponent(cursor)}` : '')

type QueueData = InfiniteData<QueuePage, string | undefined>
const queueKey = (city: string) => ['moderation', city, 'queue']

export function useQueue(city: string) {
  return useInfiniteQuery({
    queryKey: queueKey(city),
    queryFn: ({ pageParam, signal }) =>
      get<QueuePage>(`${base(city)}/queue?limit=50${page(pageParam)}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // Others work on the same queue: what they have taken or decided shows by itself.
    refetchInterval: 20_000,
  })
}

/** Not asked while the queue is open. */
export function useModerated(city: string, tab: ModeratedTab | undefined) {
  return useInfiniteQuery({
    enabled: tab !== undefined,
    queryKey: ['moderation', city, tab],
    queryFn: ({ pageParam, signal }) =>
      get<ModeratedPage>(`${base(city)}/inquiries?limit=50&state=${tab}${page(pageParam)}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

export function useCase(city: string, id: string) {
  return useQuery({
    queryKey: ['moderation', city, 'case', id],
    queryFn: ({ signal }) => get<Case>(`${base(city)}/inquiries/${id}`, signal),
  })
}

/** Takes the inquiry as soon as it is opened; asking again renews the lease. */
export function useClaim(city: string, id: string) {
  return useQuery({
    queryKey: ['moderation', city, 'claim', id],
    queryFn: () => post<Claimed>(`${base(city)}/inquiries/${id}/claim`, {}),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  })
}

/** Where everybody would see the pin, before anybody does. */
export function usePublicPlace(city: string, at: LatLng, category: string) {
  return useQuery({
    queryKey: ['moderation', city, 'public-place', at, category],
    queryFn: ({ signal }) =>
      get<PublicPlace>(`${base(city)}/public-place?at=${at.lat},${at.lng}&category=${category}`, signal),
    staleTime: Infinity,
  })
}

export function useOrganisations(city: string) {
  return useQuery({
    queryKey: ['organisations', city],
    queryFn: ({ signal }) =>
      get<{ items: Organisation[] }>(`/cities/${city}/organisations`, signal).then(({ items }) => items),
    staleTime: 10 * 60_000,
  })
}

type Step = 'release' | 'publish' | 'reject' | 'assign' | 'hide' | 'restore'

/** A decision, and fresh lists after it whether or not it was accepted. */
export function useDecide(city: string) {
  const client = useQueryClient()
  const [unanswered] = useState(() => new Map<string, string>())
  return async function decide(id: string, step: Step, body: object = {}): Promise<Moved> {
    const path = `${base(city)}/inquiries/${id}/${step}`
    const act = `${path} ${JSON.stringify(body)}`
    // NOTE: who presses "publish" again after a lost answer means the same act: it must not be told "decided already".
    const key = unanswered.get(act) ?? crypto.randomUUID()
    unanswered.set(act, key)
    try {
      const moved = await post<Moved>(path, body, key)
      unanswered.delete(act)
      if (step === 'publish' || step === 'reject') client.setQueryData<QueueData>(queueKey(city), without(id))
      return moved
    } finally {
      void client.invalidateQueries({
        queryKey: ['moderation', city],
        predicate: ({ queryKey }) => queryKey[2] !== 'claim',
      })
    }
  }
}

/** Out of the list at once: what is decided must not open again while the fresh list is on its way. */
function without(id: string) {
  return function decided(data: QueueData | undefined): QueueData | undefined {
    if (!data?.pages.some(({ items }) => items.some((item) => item.id === id))) return data
    const pages = data.pages.map((one) => ({
      ...one,
      items: one.items.filter((item) => item.id !== id),
      total: one.total - 1,
    }))
    return { ...data, pages }
  }
}
