import { textIn } from '@bezpechne/shared/languages'
import type { Opening, OpeningStep, OpeningStepState } from '@bezpechne/shared/opening'
import { stateWords } from '@bezpechne/shared/words/inquiry-states'
import { Link } from '@tanstack/react-router'

import { formatNumber } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import type { useOpeningActs } from './api.ts'
import { ContactForm } from './contact-form.tsx'
import { words } from './words.ts'

/** Which section of the settings a step is done in. */
const sectionOf: Partial<Record<OpeningStep, string>> = {
  boundary: 'boundary',
  districts: 'districts',
  staff: 'people',
  texts: 'safety',
  organisations: 'organisations',
  officers: 'officers',
  holidays: 'calendar',
}

interface Props {
  city: string
  opening: Opening
  one: OpeningStepState
  /** Sections that this person may open. */
  sections: readonly string[]
  acts: ReturnType<typeof useOpeningActs>
  onTrouble: (error: unknown) => void
}

/** A step: what is there, seen at a glance, and the way to where it is done. */
export function StepRow({ city, opening, one, sections, acts, onTrouble }: Props) {
  const say = useWords(words)
  const { step, needed, done, later } = one
  const section = sectionOf[step]
  return (
    <>
      <div className="row">
        <h3 className="h3 grow">{say(step)}</h3>
        {needed && <span className="tag brand">{say('needed')}</span>}
        <span className={done ? 'tag' : 'tag warn'}>
          <Icon name={done ? 'check' : 'clock'} /> {say(done ? 'done' : later ? 'putOff' : 'open')}
        </span>
      </div>
      <p className="small muted">{say(`${step}Text`)}</p>
      <Shows opening={opening} one={one} />
      {step === 'contact' && <ContactForm contact={opening.contact} onSave={acts.saveContact} />}
      <div className="row">
        {section !== undefined && sections.includes(section) && (
          <Link
            className="btn s"
            to="/desk/$city/settings/$section"
            params={{ city, section }}
            aria-label={`${say('go')}: ${say(step)}`}
          >
            {say('go')}
          </Link>
        )}
        {step === 'test' && (
          <Link className="btn s" to="/$city/new" params={{ city }} aria-label={`${say('go')}: ${say(step)}`}>
            {say('go')}
          </Link>
        )}
        {!needed && !done && (
          <button
            type="button"
            className="btn s quiet"
            aria-label={`${say(later ? 'notLater' : 'later')}: ${say(step)}`}
            onClick={() => void acts.leave(step, !later).catch(onTrouble)}
          >
            {say(later ? 'notLater' : 'later')}
          </button>
        )}
      </div>
    </>
  )
}

/** What one checks by looking: the first few, and how many more there are. */
function Shows({ opening, one: { step, shows, count, done } }: Pick<Props, 'opening' | 'one'>) {
  const say = useWords(words)
  const language = useLanguage()
  if (step === 'boundary')
    return done ? (
      <p>{say('boundaryShows', { km2: formatNumber(Math.round(opening.km2), language) })}</p>
    ) : null
  if (shows.length === 0 || step === 'texts') return null
  const said = shows.map(({ name, code }) => [name, codeIn(code)].filter(Boolean).join(', '))
  const left = count - shows.length
  return (
    <p>
      {said.join(' · ')} {left > 0 && <span className="muted">{say('more', { count: left })}</span>}
    </p>
  )

  function codeIn(code: string | null): string | null {
    if (step === 'staff' && isRole(code)) return say(code)
    if (step === 'test')
      return Object.entries(textIn(stateWords, language)).find(([key]) => key === code)?.[1] ?? null
    return null
  }
}

const roles = ['moderator', 'responder', 'administrator', 'officer', 'head'] as const
function isRole(code: string | null): code is (typeof roles)[number] {
  return roles.some((role) => role === code)
}
