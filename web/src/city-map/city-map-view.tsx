import type { Category } from '@bezpechne/shared/categories'
import type { CityDetail } from '@bezpechne/shared/cities'
import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { useIsNarrow } from '../lib/media.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BottomSheet } from '../ui/bottom-sheet.tsx'
import { CityFoot } from '../ui/city-foot.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Stop } from '../ui/sheet-stops.ts'
import { Card } from './card.tsx'
import { FilterBar } from './filter-bar.tsx'
import { InquiryList } from './inquiry-list.tsx'
import { MapPane } from './map-pane.tsx'
import { useCounts, useInquiries, useVersion } from './queries.ts'
import { usePicked } from './use-picked.ts'
import { useSeen } from './use-seen.ts'
import { useShownPlace } from './use-shown-place.ts'
import { useView } from './use-view.ts'
import { words } from './words.ts'

interface Props {
  city: CityDetail
  categories: Category[]
  /** How high the sheet stands on a phone. */
  stop: Stop
  onStop: (stop: Stop) => void
  /** The button to be told of news, of these topics where some are chosen. */
  renderFollow: (topics: string[]) => ReactNode
}

/** Bar, list and map of one city; all three show what the address says. */
export function CityMapView({ city, categories, stop, onStop, renderFollow }: Props) {
  const name = textIn(city.name, useLanguage())
  const narrow = useIsNarrow()
  const [view, change] = useView()
  const [box, onMove] = useSeen(change)
  const version = useVersion(city.id)
  const inSight = view.window ? box : undefined
  const list = useInquiries(city.id, view, inSight)
  const counts = useCounts(city.id, view, inSight)
  const picked = usePicked(city.id, view.pin, change)
  const place = useShownPlace(view.q, change, stop === 'full' ? () => onStop('half') : undefined)
  const card = <Card city={city.id} categories={categories} picked={picked} />
  // One inquiry opens beside its pin where there is room; the sheet and the list take the rest.
  const beside = !narrow && !picked.numbers
  return (
    <>
      <FilterBar {...{ view, change, counts, categories }} city={city.id} onPlace={place.show} />
      <BottomSheet id="list" stop={stop} onStop={onStop} labelledBy="list-h">
        {!beside && card}
        <InquiryList
          city={{ id: city.id, name }}
          view={view}
          list={list}
          follow={renderFollow(view.topics)}
          foot={<CityFoot city={city.id} />}
          onClear={() => change({ colour: undefined, topics: [], period: undefined, q: '' })}
          onWholeCity={() => change({ window: undefined })}
        />
      </BottomSheet>
      <MapPane
        city={city}
        categories={categories}
        view={view}
        version={version}
        picked={picked.inquiry}
        place={place.shown}
        card={beside && picked.inquiry ? card : undefined}
        onPick={(what) => {
          picked.pick(what)
          if (stop === 'low') onStop('half')
        }}
        onMove={onMove}
      />
      <ReportButton city={city.id} />
    </>
  )
}

function ReportButton({ city }: { city: string }) {
  const say = useWords(words)
  return (
    <div className="act">
      <Link className="btn pri big wide" to="/$city/new" params={{ city }}>
        <Icon name="plus" />
        {say('report')}
      </Link>
    </div>
  )
}
