import './findings-map.css'
import type { Outline } from '@bezpechne/shared/beats'
import type { LatLng } from '@bezpechne/shared/geo'
import type { Language } from '@bezpechne/shared/inquiries'
import type { GeometryCollection } from 'geojson'
import L from 'leaflet'
import { type ReactNode, useEffect } from 'react'

import { CityContext } from './city-context.tsx'
import { CityMap } from './city-map.tsx'
import type { ContextGeoJson } from './context-shape.ts'
import type { MapStart } from './create-map.ts'
import { useMap } from './map-context.ts'

export type Ground = 'wrong' | 'gap' | 'outside'

export interface FoundPlace {
  ground: Ground
  shape: Outline | null
  at: LatLng | null
}

interface Props {
  start: MapStart
  label: string
  credit?: string | undefined
  geojson: ContextGeoJson | undefined
  language: Language
  outlines: readonly Outline[]
  places: readonly FoundPlace[]
  /** The map moves there. */
  chosen: FoundPlace | undefined
  children?: ReactNode
}

/** What a check found, where it is: each kind of ground has a hatching of its own, not a colour alone. */
export function FindingsMap({ outlines, places, chosen, geojson, language, children, ...map }: Props) {
  return (
    <>
      <svg className="vh" aria-hidden="true">
        <defs>
          <pattern id="ground-gap" width="8" height="8" patternUnits="userSpaceOnUse">
            <path className="ground-line gap" d="M0 8 8 0M-2 2 2-2M6 10 10 6" />
          </pattern>
          <pattern id="ground-wrong" width="8" height="8" patternUnits="userSpaceOnUse">
            <path className="ground-line wrong" d="M0 0 8 8M0 8 8 0" />
          </pattern>
          <pattern id="ground-outside" width="8" height="8" patternUnits="userSpaceOnUse">
            <circle className="ground-dot" cx="4" cy="4" r="1.6" />
          </pattern>
        </defs>
      </svg>
      <CityMap {...map} className="map-check">
        <CityContext geojson={geojson} language={language} />
        <Outlines outlines={outlines} />
        <Places places={places} />
        <Chosen place={chosen} />
        {children}
      </CityMap>
    </>
  )
}

export function collectionOf(outlines: readonly Outline[]): GeometryCollection {
  return { type: 'GeometryCollection', geometries: [...outlines] }
}

function Outlines({ outlines }: Pick<Props, 'outlines'>) {
  const map = useMap()
  useEffect(
    function drawOutlines() {
      const style = { className: 'ground-beat', weight: 1 }
      const layer = L.geoJSON(collectionOf(outlines), { interactive: false, style }).addTo(map)
      return function removeOutlines() {
        layer.remove()
      }
    },
    [map, outlines],
  )
  return null
}

function Places({ places }: Pick<Props, 'places'>) {
  const map = useMap()
  useEffect(
    function drawPlaces() {
      const layer = L.layerGroup(places.flatMap((place) => drawnOf(place) ?? [])).addTo(map)
      return function removePlaces() {
        layer.remove()
      }
    },
    [map, places],
  )
  return null
}

function drawnOf({ ground, shape, at }: FoundPlace): L.Layer | undefined {
  const className = `ground ${ground}`
  if (shape) {
    const fill = `url(#ground-${ground})`
    return L.geoJSON(shape, {
      interactive: false,
      style: { className, weight: 2, fillColor: fill, fillOpacity: 1 },
    })
  }
  return at ? L.circleMarker(at, { radius: 9, className, interactive: false, fillOpacity: 0 }) : undefined
}

function Chosen({ place }: { place: FoundPlace | undefined }) {
  const map = useMap()
  useEffect(
    function goThere() {
      if (!place) return
      if (place.shape) {
        const bounds = L.geoJSON(place.shape).getBounds()
        map.fitBounds(bounds, { maxZoom: 17, padding: [40, 40], animate: false })
      } else if (place.at) map.setView(place.at, 16, { animate: false })
    },
    [map, place],
  )
  return null
}
