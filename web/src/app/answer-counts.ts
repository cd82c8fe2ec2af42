import type { AnswerCounts } from '@bezpechne/shared/answers'
import { useQuery } from '@tanstack/react-query'

import { get } from '../lib/api.ts'

/** How many answers wait for a moderator: told over every desk, as nobody else publishes them. */
export function useAnswerCounts(city: string, enabled: boolean) {
  const { data } = useQuery({
    queryKey: ['answer-counts', city],
    queryFn: ({ signal }) => get<AnswerCounts>(`/cities/${city}/answers/counts`, signal),
    enabled,
    refetchInterval: 60_000,
  })
  return data
}
