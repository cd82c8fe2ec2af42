import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'

import { useContextOf } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { PlainFold } from '../ui/plain-fold.tsx'
import { ShareButton } from '../ui/share-button.tsx'
import { DeviceFollow } from './device-follow.tsx'
import { SupportButton } from './support-button.tsx'
import { Timeline } from './timeline.tsx'
import { words } from './words.ts'

// The map is a picture at the side: the words of the page do not wait for it.
const MiniMap = lazy(() => import('../map/mini-map.tsx').then((module) => ({ default: module.MiniMap })))
// A rare wish: its words and its button come after the page.
const PosterButton = lazy(() =>
  import('../ui/poster-button.tsx').then((module) => ({ default: module.PosterButton })),
)

interface Props {
  inquiry: PublicInquiry
  place: string
  /** The button to be told of news. */
  follow: ReactNode
}

export function InquiryAside({ inquiry, place, follow }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: geojson } = useContextOf(inquiry.city)
  const { at, precision, colour, city } = inquiry
  return (
    <aside className="stack" aria-label={say('actions')}>
      {precision !== 'none' && (
        <Suspense fallback={<div className="map map-mini" />}>
          <MiniMap
            at={at}
            precision={precision}
            colour={colour}
            geojson={geojson}
            language={language}
            label={say('place', { place })}
          />
        </Suspense>
      )}
      <div className="stack t">
        <SupportButton key={inquiry.number} inquiry={inquiry} />
        {follow}
        <DeviceFollow inquiry={inquiry} />
        <ShareButton title={inquiry.title} />
        {(precision === 'exact' || precision === 'street') && (
          <Suspense>
            <PosterButton city={inquiry.city} at={inquiry.at} place={place} name={inquiry.number} />
          </Suspense>
        )}
      </div>
      <section className="card" aria-labelledby="timeline-h">
        <h2 id="timeline-h" className="h3">
          {say('timeline')}
        </h2>
        <PlainFold label={say('timelineOpen')}>
          <Timeline steps={inquiry.timeline} open={colour === 'red'} />
        </PlainFold>
      </section>
      <Link
        className="btn quiet wide"
        to="/$city/new"
        params={{ city }}
        search={precision === 'district' ? {} : { lat: at.lat, lng: at.lng }}
      >
        <Icon name="plus" />
        {say('nearby')}
      </Link>
    </aside>
  )
}
