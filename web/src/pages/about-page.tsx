import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'

import { helpAt } from '../lib/help.ts'
import { useCities } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { WithNumbers } from '../ui/plain-text.tsx'
import { aboutWords } from './about-words.ts'

const steps = ['step1', 'step2', 'step3', 'step4', 'step5', 'step6'] as const
const seen = ['public1', 'public2', 'public3'] as const
const unseen = ['private1', 'private2', 'private3'] as const

export function AboutPage() {
  const say = useWords(aboutWords)
  useTitle(say('title'))
  return (
    <main id="main" className="page prose">
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <Notice tone="warn" icon="phone" title={say('notEmergency')}>
        <p>
          <WithNumbers text={say('notEmergencyText')} />
        </p>
      </Notice>
      <h2>{say('steps')}</h2>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step}>{say(step)}</li>
        ))}
      </ol>
      <p>{say('green')}</p>
      <p>
        <a href={helpAt('residents')}>{say('help')}</a>
      </p>
      <h2>{say('public')}</h2>
      <Points keys={seen} />
      <h2>{say('private')}</h2>
      <Points keys={unseen} />
      <p>
        <Link to="/legal">{say('privacy')}</Link>
      </p>
      <h2>{say('never')}</h2>
      <p>{say('neverText')}</p>
      <h2>{say('rejected')}</h2>
      <p>{say('rejectedText')}</p>
      <h2>{say('credits')}</h2>
      <p>{say('creditsText')}</p>
      <Credits />
    </main>
  )
}

function Points({ keys }: { keys: readonly (typeof seen | typeof unseen)[number][] }) {
  const say = useWords(aboutWords)
  return (
    <ul className="points">
      {keys.map((key) => (
        <li key={key}>{say(key)}</li>
      ))}
    </ul>
  )
}

function Credits() {
  const say = useWords(aboutWords)
  const language = useLanguage()
  const { data: cities = [] } = useCities()
  return (
    <ul className="points">
      {cities
        .filter(({ credit }) => credit)
        .map(({ id, name, credit }) => (
          <li key={id}>{say('creditOf', { city: textIn(name, language), credit })}</li>
        ))}
    </ul>
  )
}
