import type { Language } from '@bezpechne/shared/inquiries'
import { useEffect } from 'react'

import { contextLayer } from './context-layer.ts'
import type { ContextGeoJson } from './context-shape.ts'
import { useMap } from './map-context.ts'

interface Props {
  /** GET /cities/{city}/context.geojson; undefined while it is on its way. */
  geojson: ContextGeoJson | undefined
  language: Language
}

/** The city's own drawing: it needs no tile server and no third party. */
export function CityContext({ geojson, language }: Props) {
  const map = useMap()
  useEffect(
    function drawContext() {
      if (!geojson) return undefined
      const layer = contextLayer(map, geojson, language).addTo(map)
      return function removeContext() {
        layer.remove()
      }
    },
    [map, geojson, language],
  )
  return null
}
