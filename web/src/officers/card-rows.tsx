import type { Keepers } from '@bezpechne/shared/beats'
import { textIn } from '@bezpechne/shared/languages'
import type { OfficerCard, Station as StationOf } from '@bezpechne/shared/officers'
import { hoursInWords } from '@bezpechne/shared/words/hours'
import { languageWords, rankWords } from '@bezpechne/shared/words/officers'
import type { ReactNode } from 'react'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { openingAt } from './opening.ts'
import { telOf } from './tel.ts'
import { useMinute } from './use-minute.ts'
import { WayThere } from './way-there.tsx'
import { words } from './words.ts'

function Row({ icon, term, children }: { icon: IconName; term: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        <Icon name={icon} />
        {term}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

interface ReceptionProps {
  city: string
  beat: string
  card: OfficerCard
  away: string | null
}

/** The hours; whether the door is open now, unless the officer is away. */
export function Reception({ city, beat, card: { hours }, away }: ReceptionProps) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <Row icon="clock" term={say('hours')}>
      {away ? (
        <p>
          <b>{say('awayText', { day: formatDay(away, language) })}</b>
        </p>
      ) : (
        <OpenNow hours={hours} />
      )}
      {hours.length === 0 && <p>{say('noHours')}</p>}
      {hoursInWords(hours, language).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {hours.length > 0 && (
        <a className="rowlink" href={`/api/v1/cities/${city}/beats/${beat}/reception.ics`} download>
          {say('calendar')}
        </a>
      )}
    </Row>
  )
}

function OpenNow({ hours }: Pick<OfficerCard, 'hours'>) {
  const say = useWords(words)
  const language = useLanguage()
  const opening = openingAt(hours, useMinute())
  if (!opening) return null
  if (opening.open) {
    return (
      <p>
        <b>{say('openUntil', { time: opening.until })}</b>
      </p>
    )
  }
  const { inDays, weekday, from: time } = opening
  // 2024 began on a Monday.
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, weekday),
  )
  const key = (['opensToday', 'opensTomorrow'] as const)[inDays] ?? 'opensOn'
  return <p>{say(key, { time, day })}</p>
}

export function Where({ card: { office, officeAt, languages } }: { card: OfficerCard }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <>
      <Row icon="pinline" term={say('where')}>
        <p>{textIn(office, language) || office.uk || say('noOffice')}</p>
        {officeAt && <WayThere to={officeAt} label={office.uk} />}
      </Row>
      {languages.some((spoken) => spoken !== 'uk') && (
        <Row icon="person" term={say('languages')}>
          <p>{languages.map((spoken) => textIn(languageWords, language)[spoken]).join(', ')}</p>
        </Row>
      )}
    </>
  )
}

/** Who is there instead, and who besides. */
export function StandsIn({ keepers: { officer, substitute, deputies } }: { keepers: Keepers }) {
  const say = useWords(words)
  const others = deputies.filter(({ id }) => id !== substitute?.id)
  return (
    <>
      {officer && substitute && (
        <Row icon="people" term={say('away')}>
          <Person card={substitute} />
        </Row>
      )}
      {others.length > 0 && (
        <Row icon="people" term={say('deputies')}>
          {others.map((card) => (
            <Person key={card.id} card={card} />
          ))}
        </Row>
      )}
    </>
  )
}

function Person({ card: { name, rank, phones } }: { card: OfficerCard }) {
  const language = useLanguage()
  return (
    <p>
      {textIn(name, language)}, {textIn(rankWords, language)[rank]}
      {phones.map((phone) => (
        <span key={phone}>
          {', '}
          <a className="num nw" href={telOf(phone)}>
            {phone}
          </a>
        </span>
      ))}
    </p>
  )
}

/** Where a telephone is answered when nobody else does. */
export function Station({ station: { name, phone, address, at, hours } }: { station: StationOf }) {
  const say = useWords(words)
  const language = useLanguage()
  const lines = hoursInWords(hours, language)
  return (
    <Row icon="phone" term={say('station')}>
      <p>
        <a className="num nw rowlink" href={telOf(phone)}>
          {phone}
        </a>
      </p>
      <p>{[textIn(name, language), textIn(address, language)].filter(Boolean).join(', ')}</p>
      <p className="muted">{lines.length > 0 ? lines.join('; ') : say('dayAndNight')}</p>
      {at && <WayThere to={at} label={address.uk} />}
    </Row>
  )
}
