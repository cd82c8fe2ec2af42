import type { Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import type { Place, Places } from '@bezpechne/shared/places'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { ApiError, get } from './api.ts'

/** How long somebody pauses before the server is asked, in milliseconds. */
const pause = 200
const nothing: Places = { items: [], credit: '' }

/** What this page has been told, by city: still of use when the link is gone. */
const seen = new Map<string, Map<string, Place>>()
const mostSeen = 500

interface FoundPlaces extends Places {
  /** For these very words, and not for some letters fewer. */
  isDone: boolean
  /** No link: these are only what was seen before. */
  isOffline: boolean
}

/** Streets and settlements that the words may mean, a moment after the last letter. */
export function usePlaces(city: string, typed: string, wanted: boolean): FoundPlaces {
  const q = typed.trim().slice(0, 200)
  const [asked, setAsked] = useState('')
  useEffect(
    function askSoon() {
      const timer = setTimeout(() => setAsked(q), pause)
      return function typedOn() {
        clearTimeout(timer)
      }
    },
    [q],
  )
  const enabled = wanted && asked.length >= 2
  const { data, error } = useQuery({
    queryKey: ['places', city, asked],
    queryFn: ({ signal }) => askPlaces(city, { q: asked }, signal),
    enabled,
    placeholderData: keepPreviousData,
    // A refusal is no reason to wait for suggestions: an address is enough without them.
    retry: false,
    networkMode: 'always',
    gcTime: 5 * 60_000,
  })
  const isOffline = error instanceof ApiError
  const found = isOffline ? { items: seenLike(city, asked), credit: '' } : data
  return {
    ...(enabled ? (found ?? nothing) : nothing),
    isDone: enabled && asked === q && (isOffline || data !== undefined),
    isOffline,
  }
}

/** The house itself, where the operator has a service that knows houses; undefined: the street is all that is known. */
export async function findHouse(city: string, address: string): Promise<Place | undefined> {
  const { items } = await askPlaces(city, { q: address, whole: '1' }).catch(() => nothing)
  return items.find(({ precision }) => precision === 'house')
}

async function askPlaces(city: string, query: Record<string, string>, signal?: AbortSignal): Promise<Places> {
  const found = await get<Places>(`/cities/${city}/places?${new URLSearchParams(query)}`, signal)
  const known = seen.get(city) ?? new Map<string, Place>()
  for (const place of found.items) if (known.size < mostSeen) known.set(place.id, { ...place, house: null })
  seen.set(city, known)
  return found
}

function seenLike(city: string, asked: string): Place[] {
  const words = asked
    .toLowerCase()
    .replaceAll(/[.,]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word.length > 2)
  return [...(seen.get(city)?.values() ?? [])]
    .filter(({ name, former }) =>
      words.some((word) => `${name.uk} ${name.en} ${former ?? ''}`.toLowerCase().includes(word)),
    )
    .slice(0, 8)
}

/** As it stands in an address: the house comes with it as it was typed. */
export function addressOf({ name, house }: Pick<Place, 'name' | 'house'>, language: Language): string {
  return house ? `${textIn(name, language)}, ${house}` : textIn(name, language)
}
