import type { ReasonKind, ReasonText } from '@bezpechne/shared/reasons'
import { useQuery } from '@tanstack/react-query'

import { get } from './api.ts'

export function reasonsKey(city: string) {
  return ['reasons', city]
}

/** What authors read for each reason in this city; for staff alone. */
export function useReasons(city: string) {
  return useQuery({
    queryKey: reasonsKey(city),
    queryFn: ({ signal }) =>
      get<{ items: ReasonText[] }>(`/cities/${city}/reasons`, signal).then(({ items }) => items),
    staleTime: 60_000,
  })
}

export function reasonIn(reasons: readonly ReasonText[] | undefined, kind: ReasonKind, reason: string) {
  return reasons?.find((one) => one.kind === kind && one.reason === reason)?.text
}
