import { mostDoubt, usualReach } from '@bezpechne/shared/doubt'
import type { Place } from '@bezpechne/shared/places'

import type { Asked } from './find-officer.tsx'

/** A street is asked for by where it lies; a house, and what lies nobody knows where, by its words. */
export function askedOf({ at, precision, house }: Place, address: string): Asked {
  if (!at || house || precision === 'around' || precision === 'none') return { address }
  return { spot: { at, doubt: precision === 'street' ? usualReach : mostDoubt } }
}
