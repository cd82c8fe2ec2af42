import type { LatLng } from '@bezpechne/shared/geo'

import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** The way to a place, in the reader's own app or on another site: nothing is asked of either before a press. */
export function WayThere({ to: { lat, lng }, label }: { to: LatLng; label: string }) {
  const say = useWords(words)
  const route = new URLSearchParams({ engine: 'fossgis_osrm_foot', route: `;${lat},${lng}` })
  return (
    <p className="row ways">
      <a className="rowlink onphone" href={`geo:${lat},${lng}?q=${lat},${lng}(${encodeURIComponent(label)})`}>
        {say('inApp')}
      </a>
      <a
        className="rowlink"
        href={`https://www.openstreetmap.org/directions?${route}`}
        target="_blank"
        rel="noreferrer"
      >
        {say('route')} <span className="vh">({say('routeNote')})</span>
      </a>
    </p>
  )
}
