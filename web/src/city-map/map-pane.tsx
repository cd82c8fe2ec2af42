import type { Category } from '@bezpechne/shared/categories'
import type { CityDetail } from '@bezpechne/shared/cities'
import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { type ReactNode, useMemo } from 'react'

import { useContextOf } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { CityContext } from '../map/city-context.tsx'
import { CityMap } from '../map/city-map.tsx'
import type { Pick } from '../map/drawn-item.ts'
import { FoundPlace, type ShownPlace } from '../map/found-place.tsx'
import { InquiryLayer } from '../map/inquiry-layer.tsx'
import { KeepInSight } from '../map/keep-in-sight.tsx'
import { MapWindow, type SeenWindow } from '../map/map-window.tsx'
import { PlaceCard } from '../map/place-card.tsx'
import { fromMonth, type View } from './view.ts'
import { words } from './words.ts'

interface Props {
  city: CityDetail
  categories: Category[]
  view: View
  version: number
  picked: PublicInquiry | undefined
  /** What was looked for by its name. */
  place: ShownPlace | undefined
  /** What opens beside the pin; on phones the sheet holds it. */
  card: ReactNode
  onPick: (pick: Pick) => void
  onMove: (seen: SeenWindow, moved: boolean) => void
}

export function MapPane({ city, categories, view, version, picked, place, card, onPick, onMove }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: context } = useContextOf(city.id)
  const { colour, topics, period } = view
  const filter = useMemo(
    () => ({
      city: city.id,
      colour,
      from: fromMonth(period),
      categories: categories.flatMap(({ code, no }) => (topics.includes(code) && no !== null ? [no] : [])),
    }),
    [city.id, colour, period, topics, categories],
  )
  return (
    <CityMap
      start={view.window ?? city}
      label={say('map')}
      credit={city.credit || (city.outline === 'generalised' ? say('generalised') : undefined)}
    >
      <CityContext geojson={context} language={language} />
      <InquiryLayer
        filter={filter}
        version={version}
        selected={view.pin}
        selectedAt={picked && { at: picked.at, colour: picked.colour, area: picked.precision === 'district' }}
        categories={categories}
        geojson={context}
        onPick={onPick}
      />
      <MapWindow at={view.window} home={city} coveredBelow={heightOfSheet} onMove={onMove} />
      <FoundPlace place={place} coveredBelow={heightOfSheet} />
      {picked && <KeepInSight at={picked.at} cardWidth={card ? 336 : 0} coveredBelow={heightOfSheet} />}
      {picked && card && <PlaceCard at={picked.at}>{card}</PlaceCard>}
    </CityMap>
  )
}

/** On a wide screen the list stands beside the map and covers nothing. */
function heightOfSheet(): number {
  const sheet = document.getElementById('list')
  return sheet && getComputedStyle(sheet).position === 'absolute' ? sheet.offsetHeight : 0
}
