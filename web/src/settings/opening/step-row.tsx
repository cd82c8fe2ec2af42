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
  categories: 'categories',
  districts: 'districts',
  streets: 'streets',
  staff: 'people',
  texts: 'safety',
  organisations: 'organisations',
  officers: 'officers',
  holidays: 'calendar',
}

interface Props {
  city: string
  /** Of who looks at the list. */
  email: string
  opening: Opening
  one: OpeningStepState
  /** Sections that this person may open. */
  sections: readonly string[]
  acts: ReturnType<typeof useOpeningActs>
  onTrouble: (error: unknown) => void
}

/** A step: what is there, seen at a glance, and the way to where it is done. */
export function StepRow({ city, email, opening, one, sections, acts, onTrouble }: Props) {
  const say = useWords(words)
  const { step } = one
  return (
    <>
      <Head one={one} />
      <p className="small muted">{say(`${step}Text`)}</p>
      <Shows opening={opening} one={one} />
      {step === 'contact' && <ContactForm contact={opening.contact} own={email} onSave={acts.saveContact} />}
      <div className="row">
        <Way city={city} step={step} sections={sections} />
        <Later one={one} onLeave={(later) => void acts.leave(step, later).catch(onTrouble)} />
      </div>
    </>
  )
}

function Head({ one: { step, needed, done, later } }: Pick<Props, 'one'>) {
  const say = useWords(words)
  return (
    <div className="row">
      <h2 className="h3 grow">{say(step)}</h2>
      {needed && <span className="tag brand">{say('needed')}</span>}
      <span className={done ? 'tag' : 'tag warn'}>
        <Icon name={done ? 'check' : 'clock'} /> {say(done ? 'done' : later ? 'putOff' : 'open')}
      </span>
    </div>
  )
}

/** To the screen where it is done; nothing where this person may not open it. */
function Way({ city, step, sections }: Pick<Props, 'city' | 'sections'> & { step: OpeningStep }) {
  const say = useWords(words)
  const section = sectionOf[step]
  const look = { className: 'btn s', 'aria-label': `${say('go')}: ${say(step)}` }
  if (step === 'test') {
    return (
      <Link {...look} to="/$city/new" params={{ city }}>
        {say('go')}
      </Link>
    )
  }
  if (section === undefined || !sections.includes(section)) return null
  return (
    <Link {...look} to="/desk/$city/settings/$section" params={{ city, section }}>
      {say('go')}
    </Link>
  )
}

/** Only what can wait is left for later. */
function Later({ one: { step, needed, done, later }, onLeave }: LaterProps) {
  const say = useWords(words)
  if (needed || done) return null
  const label = say(later ? 'notLater' : 'later')
  return (
    <button
      type="button"
      className="btn s quiet"
      aria-label={`${label}: ${say(step)}`}
      onClick={() => onLeave(!later)}
    >
      {label}
    </button>
  )
}

interface LaterProps extends Pick<Props, 'one'> {
  onLeave: (later: boolean) => void
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
