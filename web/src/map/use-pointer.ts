import type { LeafletMouseEvent } from 'leaflet'
import { useEffect, useEffectEvent } from 'react'

import { mouseReach, touchReach } from './hit-test.ts'
import type { InquiryCanvas } from './inquiry-canvas.ts'
import { useMap } from './map-context.ts'
import type { Spot } from './spots.ts'

/** A finger or a pointer on the canvas: it lights what lies under it, and opens it. */
export function usePointer(canvas: InquiryCanvas, onOpen: (spot: Spot) => void): void {
  const map = useMap()
  const open = useEffectEvent(onOpen)
  useEffect(
    function hearThePointer() {
      const find = ({ containerPoint, originalEvent }: LeafletMouseEvent) =>
        canvas.at(containerPoint, isFinger(originalEvent) ? touchReach : mouseReach)
      const press = (event: LeafletMouseEvent) => {
        const found = find(event)
        if (found) open(found.spot)
      }
      const box = map.getContainer()
      const move = (event: LeafletMouseEvent) => {
        const key = find(event)?.key
        canvas.light(key)
        box.classList.toggle('map-aimed', key !== undefined)
      }
      const leave = () => canvas.light(undefined)
      map.on('click', press)
      // A finger lights nothing: it would stay lit after it left.
      const hovers = matchMedia('(hover: hover)').matches
      if (hovers) map.on('mousemove', move).on('mouseout', leave)
      return function stopHearing() {
        map.off('click', press).off('mousemove', move).off('mouseout', leave)
      }
    },
    [map, canvas],
  )
}

function isFinger(event: MouseEvent): boolean {
  return 'pointerType' in event ? event.pointerType === 'touch' : matchMedia('(pointer: coarse)').matches
}
