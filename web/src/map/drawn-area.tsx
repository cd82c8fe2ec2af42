import { roundDegrees } from '@bezpechne/shared/degrees'
import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'
import { useEffect, useEffectEvent } from 'react'

import { useMap } from './map-context.ts'
import { most } from './ring.ts'

interface Props {
  corners: readonly LatLng[]
  onChange: (corners: LatLng[]) => void
  describedBy: string
}

/** Corners to add by a tap or Enter, to drag, and to take back; the line closes itself from the third on. */
export function DrawnArea({ corners, onChange, describedBy }: Props) {
  const map = useMap()
  useHearing({ corners, onChange, describedBy })
  const move = useEffectEvent((at: number, corner: L.LatLng) =>
    onChange(corners.with(at, roundDegrees(corner))),
  )
  useEffect(
    function showArea() {
      const area = L.polygon([...corners], { className: 'map-drawn', interactive: false, weight: 2.5 })
      const marks = corners.map((corner, at) => {
        const mark = L.marker(corner, { icon: cornerIcon, draggable: true, keyboard: false })
        mark.on('drag', () => area.setLatLngs(corners.with(at, mark.getLatLng())))
        mark.on('dragend', () => move(at, mark.getLatLng()))
        return mark
      })
      const layer = L.layerGroup([area, ...marks]).addTo(map)
      return function hideArea() {
        layer.remove()
      }
    },
    [map, corners],
  )
  return null
}

/** Taps and keys on the map. */
function useHearing({ corners, onChange, describedBy }: Props): void {
  const map = useMap()
  const add = useEffectEvent((corner: L.LatLng) => {
    if (corners.length < most.corners) onChange([...corners, roundDegrees(corner)])
  })
  const undo = useEffectEvent(() => onChange(corners.slice(0, -1)))
  useEffect(
    function hearThePerson() {
      const acts: Record<string, () => void> = {
        Enter: () => add(map.getCenter()),
        ' ': () => add(map.getCenter()),
        Backspace: undo,
        Delete: undo,
      }
      const press = (event: KeyboardEvent) => {
        const act = acts[event.key]
        if (!act) return
        event.preventDefault()
        act()
      }
      const tap = ({ latlng }: L.LeafletMouseEvent) => add(latlng)
      const box = map.getContainer()
      box.setAttribute('aria-describedby', describedBy)
      // Two quick taps are two corners.
      map.doubleClickZoom.disable()
      map.on('click', tap)
      box.addEventListener('keydown', press)
      return function stopHearing() {
        map.off('click', tap)
        box.removeEventListener('keydown', press)
      }
    },
    [map, describedBy],
  )
}

// As large as a finger, drawn as a point.
const cornerIcon = L.divIcon({ className: 'map-corner map-grip', iconSize: [44, 44] })
