import type { DeskNumbers, Numbers } from '@bezpechne/shared/numbers'
import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { get } from '../lib/api.ts'
import { monthBack } from '../lib/format.ts'

export const spans = [3, 12, 36] as const
export type Span = (typeof spans)[number]

export function periodQuery(span: Span): string {
  return `from=${monthBack(span - 1)}&to=${monthBack(0)}`
}

/** What everybody may count. */
export function useNumbers(city: string, span: Span) {
  return useQuery({
    queryKey: ['numbers', city, span],
    queryFn: ({ signal }) => get<Numbers>(`/cities/${city}/numbers?${periodQuery(span)}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

/** What those who work on it may. */
export function useDeskNumbers(city: string, span: Span) {
  return useQuery({
    queryKey: ['numbers', 'desk', city, span],
    queryFn: ({ signal }) => get<DeskNumbers>(`/cities/${city}/desk/numbers?${periodQuery(span)}`, signal),
    placeholderData: keepPreviousData,
  })
}
