import type { LeafletMouseEvent, Map as LeafletMap } from 'leaflet'

import { mouseReach, touchReach } from './hit-test.ts'
import type { InquiryCanvas } from './inquiry-canvas.ts'
import type { Spot } from './spots.ts'

/**
 * A finger or a pointer on the canvas: it lights what lies under it, and opens it.
 * @returns what ends it
 */
export function hearPointer(map: LeafletMap, canvas: InquiryCanvas, open: (spot: Spot) => void): () => void {
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
}

function isFinger(event: MouseEvent): boolean {
  return 'pointerType' in event ? event.pointerType === 'touch' : matchMedia('(pointer: coarse)').matches
}
