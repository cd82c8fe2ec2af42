import { textIn } from '@bezpechne/shared/languages'

import { currentLanguage, wordsIn } from '../lib/words.ts'
import { findBackground } from '../map/background.ts'
import { createMap, type OpenMap } from '../map/create-map.ts'
import { mapWords } from '../map/map-words.ts'
import { Items } from './items.ts'
import { node, signButton } from './node.ts'
import type { Missing } from './pin-source.ts'
import type { KnownCity } from './read-city.ts'
import { words } from './words.ts'

interface Frame {
  map: OpenMap
  items: Items
  tell: (missing: Missing, count: number) => void
}

/** The empty map with what lies on it and below. */
export function frameOf(place: HTMLElement, { city }: KnownCity): Frame {
  const language = currentLanguage()
  const say = wordsIn(words, language)
  const sayMap = wordsIn(mapWords, language)
  const ariaLabel = textIn(city.name, language)
  const box = node('div', { className: 'city-map', role: 'application', ariaLabel })
  const trouble = node('output', { className: 'map-trouble', hidden: true })
  const items = new Items(sayMap)
  const zoom = node('div', { className: 'zoom' })
  const credits = [...new Set([city.credit, findBackground()?.credit])].filter(Boolean).join(' · ')
  const credit = node('p', { className: 'credit', hidden: !credits }, credits)
  place.replaceChildren(
    node('section', { className: 'map', ariaLabel }, box, items.list, trouble, zoom, credit),
  )
  const isFinger = matchMedia('(pointer: coarse)').matches
  if (isFinger) place.append(node('p', { className: 'small muted' }, say('fingers')))
  // One finger and the wheel belong to the site around it: whoever scrolls there must not be caught here.
  const start = { centre: city.centre, zoom: Math.max(5, city.zoom - 1) }
  const map = createMap(box, start, { scrollWheelZoom: false, dragging: !isFinger })
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(box)
  zoom.append(
    node(
      'div',
      {},
      signButton('plus', sayMap('zoomIn'), () => map.zoomIn()),
      signButton('minus', sayMap('zoomOut'), () => map.zoomOut()),
    ),
  )
  return { map, items, tell }

  function tell(missing: Missing, count: number): void {
    trouble.hidden = missing === 'nothing'
    if (missing === 'incomplete') trouble.textContent = sayMap('incomplete')
    if (missing === 'older') trouble.textContent = say('newest', { count })
  }
}
