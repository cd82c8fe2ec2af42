import type { ChooseCategories, CityCategories } from '@bezpechne/shared/categories'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get } from '../../lib/api.ts'

const keyOf = (city: string) => ['chosen-categories', city]
const pathOf = (city: string) => `/cities/${city}/desk/categories`

export function useChosenCategories(city: string) {
  return useQuery({
    queryKey: keyOf(city),
    queryFn: ({ signal }) => get<CityCategories>(pathOf(city), signal),
  })
}

/** Saves; residents' pages of this browser read the topics anew, too. */
export function useChooseCategories(city: string) {
  const act = useAct()
  const client = useQueryClient()
  return async function choose(wanted: ChooseCategories): Promise<void> {
    try {
      await act<CityCategories>(pathOf(city), wanted)
    } finally {
      await Promise.all(
        [keyOf(city), ['categories', city], ['city', city], ['opening', city]].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      )
    }
  }
}
