import type {
  AssignedItem,
  AssignedPage,
  AssignedTab,
  NewAnswer,
  SavedAnswer,
} from '@bezpechne/shared/answers'
import { useQueryClient } from '@tanstack/react-query'

import { useAct } from '../lib/act.ts'
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
