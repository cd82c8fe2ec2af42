import type { LatLng } from '@bezpechne/shared/geo'
import type {
  Case,
  Claimed,
  ModeratedItem,
  ModeratedPage,
  ModeratedTab,
  Moved,
  PublicPlace,
} from '@bezpechne/shared/moderation'
import type { CoveredPhoto, CoverPhoto } from '@bezpechne/shared/photo-boxes'
import type { BulkOutcome, BulkReject, QueueFilter, QueueItem, QueuePage } from '@bezpechne/shared/queue'
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../lib/act.ts'
import { get, post } from '../lib/api.ts'
import { type Paged, usePaged, without } from '../lib/paged.ts'

const base = (city: string) => `/cities/${city}/moderation`

const queueKey = (city: string) => ['moderation', city, 'queue']

export function useQueue(city: string, filter: QueueFilter) {
  const asked = new URLSearchParams({ limit: '50' })
  for (const [name, value] of Object.entries(filter)) if (value) asked.set(name, value)
  // Others work on the same queue: the live stream says when it changed, and this catches what a lease's end changes.
  return usePaged<QueuePage>([...queueKey(city), filter], `${base(city)}/queue?${asked}`, {
    refetchInterval: 60_000,
  })
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

/** Where an inquiry is found: what the guard holds back has routes of its own. */
export type CaseList = 'inquiries' | 'sealed'

/** Takes the inquiry as soon as it is opened; asking again renews the lease. */
export function useClaim(city: string, id: string, list: CaseList = 'inquiries') {
  return useQuery({
    queryKey: ['moderation', city, 'claim', id],
    queryFn: () => post<Claimed>(`${base(city)}/${list}/${id}/claim`, {}),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  })
}

/** Where everybody would see the pin, before anybody does. */
export function usePublicPlace(city: string, at: LatLng | null, category: string) {
  return useQuery({
    queryKey: ['moderation', city, 'public-place', at, category],
    queryFn: at
      ? ({ signal }) =>
          get<PublicPlace>(`${base(city)}/public-place?at=${at.lat},${at.lng}&category=${category}`, signal)
      : skipToken,
    staleTime: Infinity,
  })
}

/** Boxes over a photo; the case is read again whether or not they were taken. */
export function useCoverPhoto({ city, id }: { city: string; id: string }) {
  const client = useQueryClient()
  const act = useAct()
  return async function cover(photo: string, boxes: CoverPhoto): Promise<void> {
    try {
      await act<CoveredPhoto>(`${base(city)}/inquiries/${id}/photos/${photo}/boxes`, boxes)
    } finally {
      await client.invalidateQueries({ queryKey: ['moderation', city, 'case', id] })
    }
  }
}

type Step =
  | 'agree'
  | 'release'
  | 'publish'
  | 'request-changes'
  | 'merge'
  | 'reject'
  | 'hide'
  | 'restore'
  | 'edit'
  | 'cover-look'

/** Decisions after which it waits no more. */
const leaving = new Set<Step>(['publish', 'request-changes', 'merge', 'reject'])

/** A decision, and fresh lists after it whether or not it was accepted. */
export function useDecide(city: string, list: CaseList = 'inquiries') {
  const client = useQueryClient()
  const act = useAct()
  return async function decide(id: string, step: Step, body: object = {}): Promise<Moved> {
    try {
      const moved = await act<Moved>(`${base(city)}/${list}/${id}/${step}`, body)
      if (leaving.has(step)) {
        client.setQueriesData<Paged<QueuePage>>(
          { queryKey: queueKey(city) },
          without((item: QueueItem) => item.id === id),
        )
      }
      if (step === 'cover-look') {
        client.setQueryData<Paged<ModeratedPage>>(
          ['moderation', city, 'covered'],
          without((item: ModeratedItem) => item.id === id),
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

/** What was decided together or just now, and the way back from it. */
export function useWave(city: string) {
  const client = useQueryClient()
  const act = useAct()
  const at = `${base(city)}/inquiries`

  async function fresh<Answer>(work: Promise<Answer>): Promise<Answer> {
    try {
      return await work
    } finally {
      // NOTE: what waits again must not be shown for a moment as what it was decided to be.
      client.removeQueries({ queryKey: ['moderation', city, 'case'], type: 'inactive' })
      for (const queryKey of [queueKey(city), ['moderation', city, 'case']])
        void client.invalidateQueries({ queryKey })
    }
  }

  return {
    reject: (body: BulkReject) => fresh(act<BulkOutcome>(`${at}/bulk-reject`, body)),
    undo: (id: string) => fresh(act<Moved>(`${at}/${id}/undo`, {})),
    undoAll: (ids: string[]) => fresh(act<BulkOutcome>(`${at}/bulk-undo`, { ids })),
  }
}
