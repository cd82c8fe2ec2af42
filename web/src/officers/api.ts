import type { AddressMatches, BeatLine, BeatLines } from '@bezpechne/shared/beat-search'
import type { BeatWork } from '@bezpechne/shared/beat-work'
import type { BeatDetail, BeatOutlines, OfficersAt } from '@bezpechne/shared/beats'
import type { LatLng } from '@bezpechne/shared/geo'
import { useQuery } from '@tanstack/react-query'

import { get } from '../lib/api.ts'

/** A place somebody pointed at. */
export interface Spot {
  at: LatLng
  /** Metres by which it may be off. */
  doubt: number
}

// Appointments change at midnight, borders once in years.
const staleTime = 10 * 60_000

/** Whose beat a place is in, and whose it may be. The place stays in this question: it is kept nowhere. */
export function useOfficersAt(city: string, spot: Spot | undefined) {
  return useQuery({
    queryKey: ['officers-at', city, spot],
    queryFn: ({ signal }) => {
      const { at, doubt } = spot ?? { at: { lat: 0, lng: 0 }, doubt: 0 }
      return get<OfficersAt>(`/cities/${city}/officers/at?lat=${at.lat}&lng=${at.lng}&doubt=${doubt}`, signal)
    },
    enabled: spot !== undefined,
    // Not beyond the page: whoever opens this browser next does not find where somebody lives.
    gcTime: 0,
  })
}

/** What typed words may mean. */
export function useMatches(city: string, address: string | undefined) {
  return useQuery({
    queryKey: ['officers-matches', city, address],
    queryFn: ({ signal }) =>
      get<AddressMatches>(
        `/cities/${city}/officers/at?${new URLSearchParams({ address: address ?? '' })}`,
        signal,
      ),
    enabled: address !== undefined,
    gcTime: 0,
  })
}

export function useBeat(city: string, beat: string | undefined) {
  return useQuery({
    queryKey: ['beat', city, beat],
    queryFn: ({ signal }) => get<BeatDetail>(`/cities/${city}/beats/${beat}`, signal),
    enabled: beat !== undefined,
    staleTime,
  })
}

/** Every beat of the city with whom to call, for those who look through a list. */
export function useBeatLines(city: string, wanted: boolean) {
  return useQuery({
    queryKey: ['beats', city],
    queryFn: ({ signal }) =>
      get<BeatLines>(`/cities/${city}/beats`, signal).then(({ items }): BeatLine[] => items),
    enabled: wanted,
    staleTime,
  })
}

export function useOutlines(city: string) {
  return useQuery({
    queryKey: ['beat-outlines', city],
    queryFn: ({ signal }) => get<BeatOutlines>(`/cities/${city}/beats.geojson`, signal),
    staleTime,
  })
}

export function useWork(city: string, beat: string) {
  return useQuery({
    queryKey: ['beat-work', city, beat],
    queryFn: ({ signal }) => get<BeatWork>(`/cities/${city}/beats/${beat}/work`, signal),
    staleTime,
  })
}
