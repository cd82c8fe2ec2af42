import type { AddressMatches } from '@bezpechne/shared/beat-search'
import type { Keepers } from '@bezpechne/shared/beats'

import { type Spot, useBeat, useMatches, useOfficersAt } from './api.ts'
import type { Asked } from './find-officer.tsx'

type State =
  | 'idle'
  | 'loading'
  | 'failed'
  | 'choose'
  | 'unknown'
  | 'found'
  | 'no-beat'
  | 'outside'
  | 'district'

export interface FoundBeats {
  state: State
  /** Those that may be meant, the likeliest first. */
  keepers: (Keepers & { distance?: number })[]
  spot: Spot | undefined
  matches: AddressMatches | undefined
  error: unknown
  retry: () => void
}

/** From what was asked to whom to call: words that mean one thing are followed, others are offered. */
export function useFound(city: string, asked: Asked = {}): FoundBeats {
  const matches = useMatches(city, asked.address)
  const only = onlyOne(matches.data)
  const spot = asked.spot ?? only.spot
  const at = useOfficersAt(city, spot)
  const one = useBeat(city, only.beat)
  const asking = [matches, at, one]
  const failed = asking.find(({ isError }) => isError)
  const keepers = at.data?.beats ?? [one.data].filter((beat) => beat !== undefined)
  const reply = { at: at.data, matches: matches.data, keepers }
  const state = asking.some(({ isLoading }) => isLoading) ? 'loading' : stateOf(asked, reply)
  return {
    state: failed ? 'failed' : state,
    keepers,
    spot,
    matches: matches.data,
    error: failed?.error,
    retry: () => void failed?.refetch(),
  }
}

interface Reply {
  at: { inCity: boolean } | undefined
  matches: AddressMatches | undefined
  keepers: unknown[]
}

function stateOf(asked: Asked, { at, matches, keepers }: Reply): State {
  if (keepers.length > 0) return 'found'
  if (asked.district !== undefined) return 'district'
  if (at) return at.inCity ? 'no-beat' : 'outside'
  if (!matches) return 'idle'
  return sizeOf(matches) > 0 ? 'choose' : 'unknown'
}

function sizeOf({ beats, districts, places }: AddressMatches): number {
  return beats.length + districts.length + places.length
}

/** Another house of the same street is never followed by itself: a long street has several officers. */
function onlyOne(matches: AddressMatches | undefined): { beat?: string; spot?: Spot } {
  if (!matches || sizeOf(matches) !== 1) return {}
  const [beat] = matches.beats
  if (beat) return { beat: beat.id }
  const [place] = matches.places
  return place?.exact ? { spot: { at: place.at, doubt: place.doubt } } : {}
}
