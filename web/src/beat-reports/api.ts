import type { DraftReport, OwnReports } from '@bezpechne/shared/beat-work'
import { queryOptions } from '@tanstack/react-query'

import { get } from '../lib/api.ts'

export function ownQuery(city: string) {
  return queryOptions({
    queryKey: ['beat-reports', city],
    queryFn: ({ signal }) => get<OwnReports>(`/cities/${city}/desk/beat-reports`, signal),
  })
}

export interface Which {
  city: string
  beat: string
  half: string
}

export function draftQuery({ city, beat, half }: Which) {
  return queryOptions({
    queryKey: ['beat-report', city, beat, half],
    queryFn: ({ signal }) => get<DraftReport>(pathOf({ city, beat, half }), signal),
    // What is being typed is not changed under somebody's hands.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
}

export function pathOf({ city, beat, half }: Which): string {
  return `/cities/${city}/beats/${beat}/reports/${half}`
}
