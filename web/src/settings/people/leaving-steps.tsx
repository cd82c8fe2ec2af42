import { textIn } from '@bezpechne/shared/languages'
import type { LeavingStep } from '@bezpechne/shared/members'

import { useLanguage, useWords } from '../../lib/words.ts'
import { words } from './words.ts'

interface Props {
  city: string
  steps: readonly LeavingStep[]
}

type Box = Extract<LeavingStep, { what: 'mailbox' }>
type Beat = Extract<LeavingStep, { what: 'beat' }>

const boxesOf = (steps: readonly LeavingStep[]) =>
  steps.filter((step): step is Box => step.what === 'mailbox')
const beatsOf = (steps: readonly LeavingStep[]) => steps.filter((step): step is Beat => step.what === 'beat')

/** What is left to do after somebody went, each with the page where it is done. */
export function LeavingSteps({ city, steps }: Props) {
  const boxes = boxesOf(steps)
  return (
    <ul className="stack t">
      {boxes.length > 0 && (
        <li>
          <Mailboxes city={city} boxes={boxes} />
        </li>
      )}
      {beatsOf(steps).map((step) => (
        <li key={step.beat}>
          <BeatStep city={city} step={step} />
        </li>
      ))}
    </ul>
  )
}

function Mailboxes({ city, boxes }: { city: string; boxes: readonly Box[] }) {
  const say = useWords(words)
  const fewest = Math.min(...boxes.map(({ holders }) => holders))
  const left = [...new Set(boxes.map((box) => box.left).filter((name) => name !== null))]
  return (
    <>
      {/* The private pages are an app of their own: a full load. */}
      <a href={`/desk/letters/keys?city=${city}`}>{say('stepMailbox', { count: boxes.length })}</a>
      <p className="small muted">
        {left.length > 0 && say('stepKnown', { name: left.join(', ') })}{' '}
        {fewest < 2 && say('stepHolders', { count: fewest })}
      </p>
      <details className="small">
        <summary>{say('which')}</summary>
        <BoxNames boxes={boxes} />
      </details>
    </>
  )
}

function BoxNames({ boxes }: { boxes: readonly Box[] }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <ul className="may-list">
      {boxes.map(({ kind, name }) => (
        <li key={`${kind} ${name?.uk}`}>{textIn(name, language) ?? say(`box-${kind}`)}</li>
      ))}
    </ul>
  )
}

/** The same of somebody who is here: nothing to do about it yet. */
export function Holdings({ steps }: Pick<Props, 'steps'>) {
  const say = useWords(words)
  const language = useLanguage()
  const [boxes, beats] = [boxesOf(steps), beatsOf(steps)]
  return (
    <>
      {boxes.length > 0 && (
        <details>
          <summary>{say('holdsBoxes', { count: boxes.length })}</summary>
          <BoxNames boxes={boxes} />
        </details>
      )}
      {beats.length > 0 && (
        <details>
          <summary>{say('holdsBeats', { count: beats.length })}</summary>
          <ul className="may-list">
            {beats.map(({ beat, name }) => (
              <li key={beat}>{textIn(name, language)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function BeatStep({ city, step }: { city: string; step: Beat }) {
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
