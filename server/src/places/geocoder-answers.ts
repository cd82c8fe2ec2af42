import type { LatLng } from '@bezpechne/shared/geo'
import * as z from 'zod'

export type GeocoderKind = 'photon' | 'nominatim'

interface Asked {
  url: string
  q: string
  box: [west: number, south: number, east: number, north: number]
}

const most = 4

/** The address of a question, in the words of its service. */
export function addressIn(kind: GeocoderKind, { url, q, box }: Asked): URL {
  const address = new URL(url)
  const params: Record<string, string> =
    kind === 'photon'
      ? { q, limit: String(most), bbox: box.join(',') }
      : {
          q,
          limit: String(most),
          viewbox: box.join(','),
          bounded: '1',
          format: 'jsonv2',
          addressdetails: '1',
          countrycodes: 'ua',
        }
  for (const [name, value] of Object.entries(params)) address.searchParams.set(name, value)
  return address
}

export interface Spot {
  name: string
  at: LatLng
  isHouse: boolean
}

const Photon = z.object({
  features: z
    .array(
      z.object({
        geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
        properties: z.object({
          name: z.string().optional(),
          street: z.string().optional(),
          housenumber: z.string().optional(),
        }),
      }),
    )
    .max(50),
})

const Nominatim = z
  .array(
    z.object({
      lat: z.string(),
      lon: z.string(),
      address: z.object({ road: z.string().optional(), house_number: z.string().optional() }).optional(),
      name: z.string().optional(),
    }),
  )
  .max(50)

/** What a service said, as far as it can be used; nothing of what is no such answer. */
export function readAnswer(kind: GeocoderKind, text: string): Spot[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return []
  }
  const spots = kind === 'photon' ? fromPhoton(parsed) : fromNominatim(parsed)
  return spots
    .filter(({ name, at }) => name !== '' && Math.abs(at.lat) <= 90 && Math.abs(at.lng) <= 180)
    .slice(0, most)
}

function fromPhoton(parsed: unknown): Spot[] {
  const read = Photon.safeParse(parsed)
  if (!read.success) return []
  return read.data.features.map(
    ({ geometry: { coordinates }, properties: { name, street, housenumber } }) => ({
      ...named(street ?? name, housenumber),
      at: { lng: coordinates[0], lat: coordinates[1] },
    }),
  )
}

function fromNominatim(parsed: unknown): Spot[] {
  const read = Nominatim.safeParse(parsed)
  if (!read.success) return []
  return read.data.map(({ lat, lon, address, name }) => ({
    ...named(address?.road ?? name, address?.house_number),
    at: { lat: Number(lat), lng: Number(lon) },
  }))
}

/** One line without anything that a page could take for its own. */
function named(street = '', house = ''): Omit<Spot, 'at'> {
  const line = [street, house].filter(Boolean).join(', ')
  return {
    name: line
      .replaceAll(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, 200),
    isHouse: house !== '',
  }
}
