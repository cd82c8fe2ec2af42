import type {
  AssignedDetail,
  AssignedItem,
  AssignedPage,
  AssignedTab,
  NewAnswer,
  SavedAnswer,
} from '@bezpechne/shared/answers'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../lib/act.ts'
import { get } from '../lib/api.ts'
import { type Paged, usePaged, without } from '../lib/paged.ts'

export function useAssigned(city: string, state: AssignedTab) {
  const list = usePaged<AssignedPage>(
    ['answers', city, state],
    `/cities/${city}/answers/assigned?limit=50&state=${state}`,
    // What a moderator hands over meanwhile shows by itself.
    { refetchInterval: 60_000 },
  )
  const pages = list.data?.pages ?? []
  return { ...list, items: pages.flatMap(({ items }) => items), total: pages[0]?.total }
}

/** What was sent and where exactly: asked for when it is opened, as each reading is written down. */
export function useSent(city: string, number: string) {
  return useQuery({
    queryKey: ['answers', city, 'sent', number],
    queryFn: ({ signal }) => get<AssignedDetail>(`/cities/${city}/answers/assigned/${number}`, signal),
    staleTime: 10 * 60_000,
  })
}

/** Keeps a draft or publishes. */
export function useSaveAnswer(city: string, number: string) {
  const client = useQueryClient()
  const act = useAct()
  return async function save(answer: NewAnswer): Promise<SavedAnswer> {
    const saved = await act<SavedAnswer>(`/cities/${city}/inquiries/${number}/answers`, answer)
    if (answer.state === 'published') {
      client.setQueryData<Paged<AssignedPage>>(
        ['answers', city, 'waiting'],
        without((item: AssignedItem) => item.number === number),
      )
      void client.invalidateQueries({ queryKey: ['answers', city] })
    }
    return saved
  }
}
