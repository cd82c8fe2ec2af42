import type { ChooseCategories, CityCategories } from '@bezpechne/shared/categories'
import { useQuery } from '@tanstack/react-query'

import { get } from '../../lib/api.ts'
import { useActAndRead } from '../act-and-read.ts'

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
  const act = useActAndRead(keyOf(city), ['categories', city], ['city', city], ['opening', city])
  return async function choose(wanted: ChooseCategories): Promise<void> {
    await act<CityCategories>(pathOf(city), wanted)
  }
}
