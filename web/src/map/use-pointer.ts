import { useEffect, useEffectEvent } from 'react'

import type { InquiryCanvas } from './inquiry-canvas.ts'
import { useMap } from './map-context.ts'
import { hearPointer } from './pointer.ts'
import type { Spot } from './spots.ts'

/** hearPointer() for the life of its component. */
export function usePointer(canvas: InquiryCanvas, onOpen: (spot: Spot) => void): void {
  const map = useMap()
  const open = useEffectEvent(onOpen)
  useEffect(
    function listen() {
      return hearPointer(map, canvas, (spot) => open(spot))
    },
    [map, canvas],
  )
}
