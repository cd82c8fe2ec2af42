import type { Category } from '@bezpechne/shared/categories'
import type { LatLng } from '@bezpechne/shared/geo'
import type { ReactNode } from 'react'

import { useWords } from '../lib/words.ts'
import { PosterButton } from '../ui/poster-button.tsx'
import { pointPosterWords } from './point-poster-words.ts'
import { streetOf, withoutFlat } from './public-place.ts'

interface Props {
  city: string
  at: LatLng
  address: string
  precision: Category['precision'] | undefined
}

/** A paper for the chosen point, for who wants others to ask there, too. */
export function PointPoster({ city, at, address, precision }: Props): ReactNode {
  const say = useWords(pointPosterWords)
  const isStreet = precision === 'street'
  return (
    <details className="stack t">
      <summary>{say('title')}</summary>
      <p className="hint">{say('text')}</p>
      <PosterButton
        city={city}
        at={isStreet ? rough(at) : at}
        place={isStreet ? streetOf(address) : withoutFlat(address)}
        name={city}
      />
    </details>
  )
}

/** To a square of some sixty metres, as the map shows such topics. */
function rough({ lat, lng }: LatLng): LatLng {
  return { lat: to(0.0005, lat), lng: to(0.0008, lng) }
}

function to(step: number, value: number): number {
  return Number((Math.round(value / step) * step).toFixed(4))
}
