import type { CityDetail } from '@bezpechne/shared/cities'
import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { inquiryQuery } from '../lib/inquiry.ts'
import { namedNumber } from './named-number.ts'

/** The public inquiry that a typed number names. */
export function useNamed(
  city: CityDetail,
  typed: string,
): { found: PublicInquiry | undefined; missing: boolean } {
  const [year] = useState(() => new Date().getFullYear())
  const number = useDeferredValue(namedNumber(typed, city.code, year))
  const { data, error } = useQuery({
    ...inquiryQuery(city.id, number ?? ''),
    enabled: number !== undefined,
    retry: false,
  })
  const missing = error instanceof ApiError && error.status !== 0
  return { found: number && !error ? data : undefined, missing: number !== undefined && missing }
}
