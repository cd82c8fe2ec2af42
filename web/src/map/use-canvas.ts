import { useEffect, useEffectEvent, useState } from 'react'

import type { DrawnSpot } from './drawn-spot.ts'
import { InquiryCanvas } from './inquiry-canvas.ts'
import { useMap } from './map-context.ts'
import type { Spot } from './spots.ts'

/** The canvas for the life of its component, showing these spots. */
export function useCanvas(
  spots: Spot[],
  nameArea: (spot: Spot) => string,
  onDrawn: (drawn: DrawnSpot[]) => void,
): InquiryCanvas {
  const map = useMap()
  const [canvas] = useState(() => new InquiryCanvas())
  const tell = useEffectEvent(onDrawn)
  useEffect(
    function showCanvas() {
      canvas.hear((drawn) => tell(drawn))
      canvas.addTo(map)
      return function hideCanvas() {
        canvas.remove()
      }
    },
    [canvas, map],
  )
  useEffect(
    function drawSpots() {
      canvas.show(spots, nameArea)
    },
    [canvas, spots, nameArea],
  )
  return canvas
}
