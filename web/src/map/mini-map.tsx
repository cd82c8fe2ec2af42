import './city-map.css'
import 'leaflet/dist/leaflet.css'
import type { LatLng } from '@bezpechne/shared/geo'
import type { Language } from '@bezpechne/shared/inquiries'
import L from 'leaflet'
import { useEffect, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { BackgroundCredit } from './background-credit.tsx'
import { CityContext } from './city-context.tsx'
import type { ContextGeoJson } from './context-shape.ts'
import { MapContext, useMap } from './map-context.ts'
import { mapWords } from './map-words.ts'
import { selectedPinHtml } from './shapes.ts'
import { useStillMap } from './use-still-map.ts'

interface Props {
  at: LatLng
  /** district: a soft area, never a needle. */
  precision: 'exact' | 'street' | 'district'
  colour: 'red' | 'green'
  geojson?: ContextGeoJson | undefined
  language: Language
  label: string
}

// Without a street map a place is told by its district: near enough to see it, far enough to see its borders.
const zoomBy = { exact: 12, street: 12, district: 11 }

/** A picture of the place: nothing to press, so nothing to focus; its name says what it shows. */
export function MiniMap({ at, precision, colour, geojson, language, label }: Props) {
  const say = useWords(mapWords)
  const [map, mount] = useStillMap(at, zoomBy[precision])
  const what = precision === 'district' ? say('aroundHere') : say('here')
  return (
    <figure className="map map-mini">
      <div ref={mount} className="city-map" inert />
      {map && (
        <MapContext value={map}>
          <CityContext geojson={geojson} language={language} />
          <Place at={at} colour={colour} area={precision === 'district'} />
        </MapContext>
      )}
      <BackgroundCredit />
      <figcaption className="vh">{`${label}. ${what}`}</figcaption>
    </figure>
  )
}

function Place({ at: { lat, lng }, colour, area }: { at: LatLng; colour: 'red' | 'green'; area: boolean }) {
  const map = useMap()
  const [icon] = useState(() =>
    L.divIcon({ className: 'map-place', iconSize: [0, 0], html: selectedPinHtml(colour) }),
  )
  useEffect(
    function showPlace() {
      const className = `map-area map-area-${colour}`
      const shape = area
        ? L.circleMarker([lat, lng], { radius: 60, className, interactive: false })
        : L.marker([lat, lng], { icon, interactive: false, keyboard: false })
      map.setView([lat, lng], map.getZoom(), { animate: false })
      shape.addTo(map)
      return function hidePlace() {
        shape.remove()
      }
    },
    [map, lat, lng, colour, area, icon],
  )
  return null
}
