import { changeReasons, refusalReasons } from '@bezpechne/shared/inquiry-states'
import { textIn } from '@bezpechne/shared/languages'
import type { Case } from '@bezpechne/shared/moderation'
import { changeWords, reasonWords } from '@bezpechne/shared/words/inquiry-states'

import { formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { weighingWords } from './weighing-words.ts'
import { words } from './words.ts'

const steps = {
  submit: 'stepSubmit',
  claim: 'stepClaim',
  publish: 'stepPublish',
  reject: 'stepReject',
  assign: 'stepAssign',
  'withdraw-assignment': 'stepWithdraw',
  'add-answer': 'stepAnswer',
  escalate: 'stepEscalate',
  answer: 'stepAnswer',
  reopen: 'stepReopen',
  hide: 'stepHide',
  undo: 'stepUndo',
  restore: 'stepRestore',
  recategorise: 'stepRecategorise',
  confirm: 'stepConfirm',
  dispute: 'stepDispute',
  'neighbours-confirm': 'stepNeighboursConfirm',
  'neighbours-dispute': 'stepNeighboursDispute',
  edit: 'stepEdit',
  agree: 'stepAgree',
  purge: 'stepPurge',
} as const

const moreSteps = {
  'request-changes': 'stepChanges',
  resubmit: 'stepResubmit',
  merge: 'stepMerge',
  'ask-review': 'stepReview',
} as const

/** Every step with its time and person. */
export function CaseHistory({ events, photos = [] }: { events: Case['events']; photos?: Case['photos'] }) {
  const say = useWords(words)
  const weighing = useWords(weighingWords)
  const language = useLanguage()
  if (events.length === 0) return null
  const reasonOf = (step: string, reason: string) => {
    const change = step === 'request-changes' && changeReasons.find((code) => code === reason)
    if (change) return textIn(changeWords, language)[change]
    const known = refusalReasons.find((code) => code === reason)
    return known ? textIn(reasonWords, language)[known] : reason
  }
  return (
    <section className="stack t" aria-labelledby="case-history">
      <h2 id="case-history" className="h3">
        {say('history')}
      </h2>
      <ol className="deskhistory small">
        {events.map(({ seq, step, at, actor, reason, note }, index) => (
          <li key={`${at}-${String(index)}`}>
            <b>{isMore(step) ? weighing(moreSteps[step]) : say(isStep(step) ? steps[step] : 'stepOther')}</b>
            <span className="muted">
              {[formatMoment(at, language), actor].filter(Boolean).join('\u00a0· ')}
            </span>
            {reason && <span>{reasonOf(step, reason)}</span>}
            {note && step !== 'recategorise' && <span>{note}</span>}
            <Brought photos={photos.filter(({ withEvent }) => withEvent === seq)} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Photos that came with a step: shown to nobody else until somebody chooses them for the page. */
function Brought({ photos }: { photos: Case['photos'] }) {
  const say = useWords(words)
  if (photos.length === 0) return null
  return (
    <span className="stack t">
      {photos.map(({ id, url, width, height, shown }, index) => (
        <a key={id} href={url} target="_blank" rel="noreferrer">
          <img
            src={url}
            width={width}
            height={height}
            alt={say('broughtPhoto', { number: index + 1 })}
            loading="lazy"
          />
          <span>{say(shown ? 'broughtShown' : 'broughtHidden')}</span>
        </a>
      ))}
    </span>
  )
}

function isStep(step: string): step is keyof typeof steps {
  return Object.hasOwn(steps, step)
}

function isMore(step: string): step is keyof typeof moreSteps {
  return Object.hasOwn(moreSteps, step)
}
