import type { BeatOutlines as Outlines } from '@bezpechne/shared/beats'
import type { LatLng } from '@bezpechne/shared/geo'
import type { Language } from '@bezpechne/shared/inquiries'

import { BeatOutlines } from './beat-outlines.tsx'
import { CityContext } from './city-context.tsx'
import { CityMap } from './city-map.tsx'
import type { ContextGeoJson } from './context-shape.ts'

interface Props {
  centre: LatLng
  outlines: Outlines
  picked: string
  geojson: ContextGeoJson | undefined
  language: Language
  label: string
  credit: string
}

/** Where a beat is: a map to look around in. */
export function BeatMap({ centre, outlines, picked, geojson, language, label, credit }: Props) {
  return (
    <CityMap start={{ centre, zoom: 14 }} label={label} credit={credit}>
      <CityContext geojson={geojson} language={language} />
      <BeatOutlines outlines={outlines} picked={[picked]} language={language} />
    </CityMap>
  )
}
