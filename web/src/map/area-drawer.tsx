import type { LatLng } from '@bezpechne/shared/geo'
import type { Language } from '@bezpechne/shared/inquiries'
import { useId, useState } from 'react'
import { createPortal } from 'react-dom'

import { formatNumber } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { CityContext } from './city-context.tsx'
import { CityMap } from './city-map.tsx'
import type { ContextGeoJson } from './context-shape.ts'
import { drawWords } from './draw-words.ts'
import { DrawnArea } from './drawn-area.tsx'
import { useMap } from './map-context.ts'
import { km2Of, most, troubleOf } from './ring.ts'

interface Props {
  centre: LatLng
  zoom: number
  corners: readonly LatLng[]
  onChange: (corners: LatLng[]) => void
  geojson?: ContextGeoJson | undefined
  language: Language
  label: string
  credit?: string | undefined
}

/** Draw an area: corner by corner, with a finger, a mouse or the keyboard, or the visible part of the map at once. */
export function AreaDrawer({ centre, zoom, corners, onChange, geojson, language, label, credit }: Props) {
  const say = useWords(drawWords)
  const help = useId()
  const [bar, setBar] = useState<HTMLElement | null>(null)
  const km2 = formatNumber(most.km2, language)
  return (
    <div className="map-picker">
      <p id={help} className="small muted">
        {say('how')} <span className="map-keys">{say('keys')}</span>{' '}
        {say('most', { corners: most.corners, km2 })}
      </p>
      <CityMap start={{ centre: corners[0] ?? centre, zoom }} label={label} credit={credit}>
        <CityContext geojson={geojson} language={language} />
        <DrawnArea corners={corners} onChange={onChange} describedBy={help} />
        <span className="map-crosshair" aria-hidden="true" />
        {/* Its buttons lie under the map, and one of them has to know what it shows. */}
        {bar && createPortal(<Acts corners={corners} onChange={onChange} />, bar)}
      </CityMap>
      <AreaState corners={corners} language={language} />
      <div className="row" ref={setBar} />
    </div>
  )
}

function Acts({ corners, onChange }: Pick<Props, 'corners' | 'onChange'>) {
  const say = useWords(drawWords)
  const map = useMap()
  const none = corners.length === 0
  return (
    <>
      <button
        type="button"
        className="btn"
        onClick={() => {
          // A little inside, so that every corner can be seen and dragged.
          const seen = map.getBounds().pad(-0.08)
          const [south, west, north, east] = [
            seen.getSouth(),
            seen.getWest(),
            seen.getNorth(),
            seen.getEast(),
          ].map(rounded)
          onChange(
            [
              [north, west],
              [north, east],
              [south, east],
              [south, west],
            ].map(([lat = 0, lng = 0]) => ({ lat, lng })),
          )
        }}
      >
        {say('view')}
      </button>
      {/* They stay where they are without a corner: the focus on one of them must not fall off. */}
      <button
        type="button"
        className="btn"
        aria-disabled={none}
        onClick={() => onChange(corners.slice(0, -1))}
      >
        {say('undo')}
      </button>
      <button type="button" className="btn" aria-disabled={none} onClick={() => onChange([])}>
        {say('clear')}
      </button>
    </>
  )
}

/** How far it is, for everybody: seen, and told to who does not see the map. */
function AreaState({ corners, language }: Pick<Props, 'corners' | 'language'>) {
  const say = useWords(drawWords)
  const trouble = troubleOf(corners)
  const have = corners.length
  const km2 = have < 3 ? '0' : formatNumber(Math.round(km2Of(corners) * 100) / 100, language)
  const told = {
    few: () => say('few', { have, count: Math.max(1, 3 - have) }),
    crossing: () => say('crossing'),
    large: () => say('large', { km2, most: formatNumber(most.km2, language) }),
    many: () => say('many'),
  }
  const wrong = trouble !== undefined && trouble !== 'few'
  return (
    <output className={wrong ? 'errt' : 'hint'}>
      {trouble ? told[trouble]() : say('closed', { have, km2 })}
    </output>
  )
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
