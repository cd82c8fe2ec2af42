import { roundDegrees } from '@bezpechne/shared/degrees'
import type { LatLng } from '@bezpechne/shared/geo'
import type { Language } from '@bezpechne/shared/inquiries'
import L from 'leaflet'
import { type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { CityContext } from './city-context.tsx'
import { CityMap } from './city-map.tsx'
import type { ContextGeoJson } from './context-shape.ts'
import { useMap } from './map-context.ts'
import { mapWords } from './map-words.ts'
import { ownSvg, selectedPinHtml } from './shapes.ts'

interface Props {
  centre: LatLng
  zoom: number
  /** The chosen place; undefined while none is. */
  at: LatLng | undefined
  onChange: (at: LatLng) => void
  /** Where the device is, within so many metres; without it that is chosen like any other place. */
  onOwn?: ((at: LatLng, metres: number) => void) | undefined
  geojson?: ContextGeoJson | undefined
  language: Language
  label: string
  credit?: string | undefined
  /** pin: an inquiry will stand there. own: it is only where somebody is. */
  mark?: 'pin' | 'own'
  /** What else the map shows. */
  children?: ReactNode
}

/** Blocks can be told apart, and enough of the own drawing is in sight where no street map lies under it. */
const closeEnough = 14

/** Choose a place: tap, drag, or arrow keys and Enter; the own position moves the map there and is chosen too. */
export function PlacePicker({
  centre,
  zoom,
  at,
  onChange,
  onOwn = onChange,
  geojson,
  language,
  label,
  credit,
  mark = 'pin',
  children,
}: Props) {
  const say = useWords(mapWords)
  const help = useId()
  return (
    <div className="map-picker">
      <CityMap start={{ centre: at ?? centre, zoom }} label={label} credit={credit} onLocate={onOwn}>
        <CityContext geojson={geojson} language={language} />
        {children}
        <ChosenPlace at={at} mark={mark} onChange={onChange} describedBy={help} />
        <span className="map-crosshair" aria-hidden="true" />
      </CityMap>
      <p id={help} className="small muted">
        {say('pickHow')} <span className="map-keys">{say('pickKeys')}</span>
      </p>
      <output className="vh">{at && say('picked')}</output>
    </div>
  )
}

interface ChosenProps {
  at: LatLng | undefined
  mark: 'pin' | 'own'
  onChange: (at: LatLng) => void
  describedBy: string
}

function ChosenPlace({ at, mark, onChange, describedBy }: ChosenProps) {
  const map = useMap()
  const choose = useEffectEvent((place: L.LatLng) => onChange(roundDegrees(place)))
  const [marker] = useState(() =>
    L.marker(map.getCenter(), { icon: iconOf(mark), draggable: true, keyboard: false }),
  )
  useEffect(
    function hearThePerson() {
      const tap = ({ latlng }: L.LeafletMouseEvent) => {
        choose(latlng)
        // A finger on a whole city points at a block or two: closer, the next tap or drag says which.
        if (map.getZoom() < closeEnough) map.setView(latlng, closeEnough)
      }
      const drop = () => choose(marker.getLatLng())
      const enter = (event: KeyboardEvent) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault()
          choose(map.getCenter())
        }
      }
      const box = map.getContainer()
      box.setAttribute('aria-describedby', describedBy)
      map.on('click', tap)
      marker.on('dragend', drop)
      box.addEventListener('keydown', enter)
      return function stopHearing() {
        map.off('click', tap)
        marker.off('dragend', drop)
        box.removeEventListener('keydown', enter)
      }
    },
    [map, marker, describedBy],
  )
  const [lat, lng] = [at?.lat, at?.lng]
  useEffect(
    function showChosen() {
      if (lat === undefined || lng === undefined) return void marker.remove()
      marker.setLatLng([lat, lng]).addTo(map)
      if (!map.getBounds().contains([lat, lng])) map.panTo([lat, lng])
      return undefined
    },
    [map, marker, lat, lng],
  )
  return null
}

function iconOf(mark: 'pin' | 'own'): L.DivIcon {
  const html = mark === 'pin' ? selectedPinHtml('red') : ownSvg
  return L.divIcon({ className: 'map-place map-grip', iconSize: [0, 0], html })
}
