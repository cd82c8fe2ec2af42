import type { LatLng } from '@bezpechne/shared/geo'
import type {
  Case,
  Claimed,
  ModeratedPage,
  ModeratedTab,
  Moved,
  PublicPlace,
} from '@bezpechne/shared/moderation'
import type { QueueItem, QueuePage } from '@bezpechne/shared/queue'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../lib/act.ts'
import { get, post } from '../lib/api.ts'
import { type Paged, usePaged, without } from '../lib/paged.ts'

const base = (city: string) => `/cities/${city}/moderation`

const queueKey = (city: string) => ['moderation', city, 'queue']

export function useQueue(city: string) {
  // Others work on the same queue: what they have taken or decided shows by itself.
  return usePaged<QueuePage>(queueKey(city), `${base(city)}/queue?limit=50`, { refetchInterval: 20_000 })
}

/** Not asked while the queue is open. */
export function useModerated(city: string, tab: ModeratedTab | undefined) {
  const path = `${base(city)}/inquiries?limit=50&state=${tab}`
  return usePaged<ModeratedPage>(['moderation', city, tab], path, { enabled: tab !== undefined })
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

type Step = 'release' | 'publish' | 'reject' | 'assign' | 'hide' | 'restore'

/** A decision, and fresh lists after it whether or not it was accepted. */
export function useDecide(city: string) {
  const client = useQueryClient()
  const act = useAct()
  return async function decide(id: string, step: Step, body: object = {}): Promise<Moved> {
    try {
      const moved = await act<Moved>(`${base(city)}/inquiries/${id}/${step}`, body)
      if (step === 'publish' || step === 'reject') {
        client.setQueryData<Paged<QueuePage>>(
          queueKey(city),
          without((item: QueueItem) => item.id === id),
        )
      }
      return moved
    } finally {
      void client.invalidateQueries({
        queryKey: ['moderation', city],
        predicate: ({ queryKey }) => queryKey[2] !== 'claim',
      })
    }
  }
}
