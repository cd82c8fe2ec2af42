import type { Keepers } from '@bezpechne/shared/beats'
import type { Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'

import { inLanguage } from '../lib/in-language.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { telOf } from './tel.ts'
import { words } from './words.ts'

/** The two ways in: call whoever is there today, or write. */
export function Doors({ city, keepers }: { city: string; keepers: Keepers }) {
  const say = useWords(words)
  const { phones, instead } = whoAnswers(keepers, useLanguage())
  return (
    <div className="stack t">
      <div className="doors">
        {phones.map((phone, index) => (
          <a
            key={phone}
            className={index === 0 ? 'btn pri big' : 'btn big'}
            href={telOf(phone)}
            aria-label={say('call', { phone: instead ? `${instead}, ${phone}` : phone })}
          >
            <Icon name="phone" />
            <span className="num nw">{phone}</span>
          </a>
        ))}
        {/* NOTE: not a link of the router: private letters are a page of their own, with a policy of their own. */}
        <a
          className="btn big"
          href={inLanguage(`/letters?${new URLSearchParams({ city, beat: keepers.beat.id })}`)}
        >
          <Icon name="lock" />
          {say('write')}
        </a>
      </div>
      {instead && <p className="small">{say('phoneOf', { name: instead })}</p>}
      <Urgent />
    </div>
  )
}

export function Urgent() {
  const say = useWords(words)
  return (
    <p className="small muted">
      {say('urgentBefore')} <a href="tel:102">102</a>, {say('urgentAfter')}
    </p>
  )
}

interface Answering {
  phones: string[]
  /** Who it is, where it is not the officer of the card. */
  instead?: string
}

/** Whoever is there today; a number that is answered at all goes before one that is not. */
function whoAnswers({ officer, substitute, station }: Keepers, language: Language): Answering {
  const here = substitute ?? officer
  if (here?.phones.length) {
    return officer && substitute
      ? { phones: here.phones, instead: textIn(substitute.name, language) }
      : { phones: here.phones }
  }
  return station ? { phones: [station.phone], instead: textIn(station.name, language) } : { phones: [] }
}
