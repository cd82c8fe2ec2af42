import type { BeatLine } from '@bezpechne/shared/beat-search'
import type { Freeze, FreezeArea, FreezePreviewed, Freezes, NewFreeze } from '@bezpechne/shared/freezes'
import { useQuery } from '@tanstack/react-query'

import { get, post } from '../../lib/api.ts'
import { useActAndRead } from '../act-and-read.ts'

const base = (city: string) => `/cities/${city}/desk/freezes`

export function useFreezes(city: string) {
  return useQuery({
    queryKey: ['freezes', city],
    queryFn: ({ signal }) => get<Freezes>(base(city), signal).then(({ items }) => items),
  })
}

/** Beats to choose from; nothing where a city has none. */
export function useBeatNames(city: string) {
  return useQuery({
    queryKey: ['beat-names', city],
    queryFn: ({ signal }) =>
      get<{ items: BeatLine[] }>(`/cities/${city}/beats`, signal).then(({ items }) => items),
  })
}

export function previewFreeze(city: string, area: FreezeArea): Promise<FreezePreviewed> {
  return post<FreezePreviewed>(`${base(city)}/preview`, { area })
}

/** After a refusal too the list is read anew: a colleague may have been faster. */
export function useChangeFreezes(city: string) {
  const act = useActAndRead(['freezes', city])
  return {
    freeze: (wanted: NewFreeze) => act<Freeze>(base(city), wanted),
    lift: (id: string) => act(`${base(city)}/${id}/lift`, {}),
  }
}
