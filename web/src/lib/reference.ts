import type { Category } from '@bezpechne/shared/categories'
import type { City, CityContext, CityDetail } from '@bezpechne/shared/cities'
import type { Organisation } from '@bezpechne/shared/moderation'
import { queryOptions, useQuery } from '@tanstack/react-query'

import { get } from './api.ts'

interface Items<Item> {
  items: Item[]
}

// Rows that change once in months; the counts in them are asked for separately.
const staleTime = 10 * 60_000

export function useCities() {
  return useQuery({
    queryKey: ['cities'],
    queryFn: ({ signal }) => get<Items<City>>('/cities', signal).then(({ items }) => items),
  })
}

export function useCity(city: string | undefined) {
  return useQuery(cityQuery(city))
}

export function cityQuery(city: string | undefined) {
  return queryOptions({
    queryKey: ['city', city],
    queryFn: ({ signal }) => get<CityDetail>(`/cities/${city}`, signal),
    enabled: city !== undefined,
    staleTime,
  })
}

/** The categories that this city has switched on, in its order. */
export function useCategories(city: string | undefined) {
  return useQuery(categoriesQuery(city))
}

export function categoriesQuery(city: string | undefined) {
  return queryOptions({
    queryKey: ['categories', city],
    queryFn: ({ signal }) =>
      get<Items<Category>>(`/cities/${city}/categories`, signal).then(({ items }) => items),
    enabled: city !== undefined,
    staleTime,
  })
}

/** Outline, water and districts, for the map's own drawing. */
export function useContextOf(city: string | undefined) {
  return useQuery(contextQuery(city))
}

export function contextQuery(city: string | undefined) {
  return queryOptions({
    queryKey: ['context', city],
    queryFn: ({ signal }) => get<CityContext>(`/cities/${city}/context.geojson`, signal),
    enabled: city !== undefined,
    staleTime,
  })
}

/** Who answers in this city; for staff alone. */
export function useOrganisations(city: string) {
  return useQuery({
    queryKey: ['organisations', city],
    queryFn: ({ signal }) =>
      get<Items<Organisation>>(`/cities/${city}/organisations`, signal).then(({ items }) => items),
    staleTime,
  })
}
