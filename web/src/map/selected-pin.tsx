import { useEffect } from 'react'

import { useMap } from './map-context.ts'
import { type Picked, pickedLayer } from './picked-layer.ts'

/** The picked inquiry, above all others; the card beside it says what it is. */
export function SelectedPin({ at: { lat, lng }, colour, area }: Picked) {
  const map = useMap()
  useEffect(
    function showPicked() {
      const layer = pickedLayer(map, { at: { lat, lng }, colour, area }).addTo(map)
      return function hidePicked() {
        layer.remove()
      }
    },
    [map, lat, lng, colour, area],
  )
  return null
}
