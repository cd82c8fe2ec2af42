import type { Category } from '@bezpechne/shared/categories'
import type { City, CityDetail } from '@bezpechne/shared/cities'
import { useQuery } from '@tanstack/react-query'

import { get } from './api.ts'

// Rows that change once in months; the counts in them are refreshed by live events.
const staleTime = 10 * 60_000

export function useCities() {
  return useQuery({
    queryKey: ['cities'],
    queryFn: ({ signal }) => get<{ items: City[] }>('/cities', signal).then(({ items }) => items),
  })
}

export function useCity(city: string | undefined) {
  return useQuery({
    queryKey: ['city', city],
    queryFn: ({ signal }) => get<CityDetail>(`/cities/${city}`, signal),
    enabled: city !== undefined,
    staleTime,
  })
}

/** All categories; a city's own order and choice are in its `categories`. */
export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) => get<{ items: Category[] }>('/categories', signal).then(({ items }) => items),
    staleTime,
  })
}
