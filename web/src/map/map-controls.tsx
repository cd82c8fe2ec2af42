import type { LatLng } from '@bezpechne/shared/geo'
import L from 'leaflet'
import { useEffect, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { useMap } from './map-context.ts'
import { mapWords } from './map-words.ts'
import { ownSvg } from './shapes.ts'
import { useLocate } from './use-locate.ts'

/** Own position and zoom, over the map's lower right corner. */
export function MapControls({ onLocate }: { onLocate?: ((at: LatLng, metres: number) => void) | undefined }) {
  const map = useMap()
  const say = useWords(mapWords)
  const [own, setOwn] = useState<LatLng>()
  const [state, find] = useLocate(function goThere(at, metres) {
    setOwn(at)
    onLocate?.(at, metres)
    map.setView(at, Math.max(map.getZoom(), 16))
  })
  useEffect(
    function showOwnPosition() {
      if (!own) return undefined
      const icon = L.divIcon({ className: 'map-place', iconSize: [0, 0], html: ownSvg })
      const marker = L.marker(own, { icon, interactive: false, keyboard: false, zIndexOffset: -100 }).addTo(
        map,
      )
      return function hideOwnPosition() {
        marker.remove()
      }
    },
    [map, own],
  )
  return (
    <>
      <div className="zoom">
        <div>
          <IconButton icon="locate" label={say('locate')} onPress={find} />
        </div>
        <div>
          <IconButton icon="plus" label={say('zoomIn')} onPress={() => map.zoomIn()} />
          <IconButton icon="minus" label={say('zoomOut')} onPress={() => map.zoomOut()} />
        </div>
      </div>
      <output className="map-status">
        {state !== 'idle' && state !== 'located' && say(state)}
        {state === 'located' && <span className="vh">{say('located')}</span>}
      </output>
    </>
  )
}

const icons = {
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  locate: (
    <>
      <circle cx="12" cy="12" r="5.5" />
      <path d="M12 3v3.5M12 17.5V21M3 12h3.5M17.5 12H21" />
    </>
  ),
}

interface IconButtonProps {
  icon: keyof typeof icons
  label: string
  onPress: () => void
}

function IconButton({ icon, label, onPress }: IconButtonProps) {
  return (
    <button type="button" className="iconbtn" aria-label={label} title={label} onClick={onPress}>
      <svg className="ic" viewBox="0 0 24 24" aria-hidden="true">
        {icons[icon]}
      </svg>
    </button>
  )
}
