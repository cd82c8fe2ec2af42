import type { CityDetail } from '@bezpechne/shared/cities'
import { Link } from '@tanstack/react-router'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useOfficersAt } from './api.ts'
import { DistrictBeats } from './beat-list.tsx'
import { Station } from './card-rows.tsx'
import { Choices } from './choices.tsx'
import { Urgent } from './doors.tsx'
import type { Asked } from './find-officer.tsx'
import { OfficerCard } from './officer-card.tsx'
import type { FoundBeats } from './use-found.ts'
import { words } from './words.ts'

interface Props {
  city: CityDetail
  asked: Asked
  found: FoundBeats
  onAsk: (asked: Asked) => void
}

/** The answer to what was asked. */
export function Found({ city, asked, found, onAsk }: Props) {
  const { state, matches, keepers } = found
  if (state === 'failed') return <Trouble error={found.error} onRetry={found.retry} />
  if (state === 'loading') return <Skeleton rows={2} />
  if (state === 'found') return <Keepers city={city.id} keepers={keepers} />
  if (asked.district !== undefined) return <DistrictBeats city={city.id} district={asked.district} />
  if (state === 'choose' && matches) return <Choices city={city.id} matches={matches} onAsk={onAsk} />
  return <Nothing why={state === 'outside' || state === 'no-beat' ? state : 'unknown'} city={city} />
}

function Keepers({ city, keepers }: { city: string; keepers: FoundBeats['keepers'] }) {
  const say = useWords(words)
  return (
    <>
      {keepers.length > 1 && (
        <Notice tone="brand" title={say('borderTitle')}>
          <p>{say('borderText')}</p>
        </Notice>
      )}
      {keepers.map(({ distance = 0, ...one }) => (
        <OfficerCard
          key={one.beat.id}
          city={city}
          keepers={one}
          note={distance > 0 ? say('meters', { metres: distance }) : undefined}
          actions={
            <Link className="btn s" to="/$city/beats/$beat" params={{ city, beat: one.beat.id }}>
              {say('toBeat')}
            </Link>
          }
        />
      ))}
    </>
  )
}

const reasons = {
  unknown: ['nothing', 'nothingText'],
  'no-beat': ['noBeat', 'noBeatText'],
  'no-beats': ['noBeats', 'noBeatsText'],
  outside: ['outside', 'outsideText'],
} as const

interface NothingProps {
  why: keyof typeof reasons
  city: CityDetail
}

/** Why nobody is named, and whom to call all the same: the duty station of the city, or the police. */
export function Nothing({ why, city }: NothingProps) {
  const say = useWords(words)
  const [title, text] = reasons[why]
  const { data } = useOfficersAt(city.id, { at: city.centre, doubt: 0 })
  return (
    <article className="card off">
      <h2 className="h2">{say(title)}</h2>
      <p>{say(text)}</p>
      {data?.station ? (
        <dl className="dl">
          <Station station={data.station} />
        </dl>
      ) : (
        <div className="doors">
          <a className="btn pri big" href="tel:102">
            <Icon name="phone" />
            {say('police')}
          </a>
        </div>
      )}
      <Urgent />
    </article>
  )
}
