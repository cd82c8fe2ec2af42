import type { LatLng } from '@bezpechne/shared/geo'
import { useEffect, useEffectEvent } from 'react'

import { shiftFor } from './card-place.ts'
import { useMap } from './map-context.ts'
import { panQuietly } from './quiet-move.ts'

interface Props {
  at: LatLng
  /** Width of the card beside it; 0 where it opens elsewhere. */
  cardWidth: number
  /** How much of the map's lower part something covers, in px. */
  coveredBelow: () => number
}

/** Moves the map just enough that a place which was picked can be seen. */
export function KeepInSight({ at: { lat, lng }, cardWidth, coveredBelow }: Props) {
  const map = useMap()
  const look = useEffectEvent((place: LatLng) => {
    const pin = map.latLngToContainerPoint(place)
    const { x, y } = shiftFor(pin, { x: cardWidth, y: 0 }, map.getSize(), coveredBelow())
    if (x !== 0 || y !== 0) panQuietly(map, [x, y])
  })
  useEffect(
    function comeIntoSight() {
      look({ lat, lng })
    },
    [lat, lng],
  )
  return null
}
