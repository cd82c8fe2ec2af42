import type { Colour } from '@bezpechne/shared/inquiry-states'

/** What the address of the frame asks for, as the server has understood it. */
export interface Asked {
  city: string
  colour: Colour | undefined
  /** Codes of categories; none: all of them. */
  topics: string[]
  district: string
  q: string
}

export function askedIn({ city = '', colour, topics = '', district = '', q = '' }: DOMStringMap): Asked {
  return {
    city,
    colour: colour === 'red' || colour === 'green' ? colour : undefined,
    topics: topics.split(',').filter(Boolean),
    district,
    q,
  }
}
