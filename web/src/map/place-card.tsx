import type { LatLng } from '@bezpechne/shared/geo'
import { type ReactNode, useLayoutEffect, useRef } from 'react'

import { cardBeside } from './card-place.ts'
import { useMap } from './map-context.ts'

interface Props {
  at: LatLng
  children: ReactNode
}

/** A card beside a place of the map: it follows the place and never lies on it. */
export function PlaceCard({ at: { lat, lng }, children }: Props) {
  const map = useMap()
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(
    function followPlace() {
      const card = box.current
      if (!card) return undefined
      const place = () => {
        const pin = map.latLngToContainerPoint([lat, lng])
        const spot = cardBeside(pin, { x: card.offsetWidth, y: card.offsetHeight }, map.getSize())
        Object.assign(card.style, { left: `${spot.x}px`, top: `${spot.y}px` })
      }
      const watch = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(place)
      watch?.observe(card)
      map.on('move zoomend resize', place)
      place()
      return function stopFollowing() {
        map.off('move zoomend resize', place)
        watch?.disconnect()
      }
    },
    [map, lat, lng],
  )
  return (
    <div ref={box} className="pop">
      {children}
    </div>
  )
}
