import { textIn } from '@bezpechne/shared/languages'
import type { LeavingStep } from '@bezpechne/shared/members'

import { useLanguage, useWords } from '../../lib/words.ts'
import { words } from './words.ts'

interface Props {
  city: string
  steps: readonly LeavingStep[]
}

/** What is left to do after somebody went, each with the page where it is done. */
export function LeavingSteps({ city, steps }: Props) {
  return (
    <ul className="stack t">
      {steps.map((step) => (
        <li key={step.what === 'beat' ? step.beat : `${step.kind} ${step.name?.uk ?? ''}`}>
          {step.what === 'beat' ? <Beat city={city} step={step} /> : <Mailbox city={city} step={step} />}
        </li>
      ))}
    </ul>
  )
}

function Mailbox({ city, step }: { city: string; step: Extract<LeavingStep, { what: 'mailbox' }> }) {
  const say = useWords(words)
  const language = useLanguage()
  const { kind, name, left, holders } = step
  return (
    <>
      {/* The private pages are an app of their own: a full load. */}
      <a href={`/desk/letters/keys?city=${city}`}>
        {say('stepMailbox', { name: textIn(name, language) ?? say(`box-${kind}`) })}
      </a>
      <p className="small muted">
        {[left !== null && say('stepKnown', { name: left }), say('stepHolders', { count: holders })]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  )
}

function Beat({ city, step }: { city: string; step: Extract<LeavingStep, { what: 'beat' }> }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <>
      <a href={`/desk/${city}/settings/officers`}>
        {say('stepBeat', { name: textIn(step.name, language) ?? step.beat })}
      </a>
      <p className="small muted">{say('stepBeatText', { name: textIn(step.officer, language) ?? '' })}</p>
    </>
  )
}
