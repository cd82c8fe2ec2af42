import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { queryOptions } from '@tanstack/react-query'

import { get } from './api.ts'

/** What everyone may read of one inquiry; live events make it stale by this key. */
export function inquiryQuery(city: string, number: string) {
  return queryOptions({
    queryKey: ['inquiry', city, number],
    queryFn: ({ signal }) => get<PublicInquiry>(`/cities/${city}/inquiries/${number}`, signal),
  })
}
