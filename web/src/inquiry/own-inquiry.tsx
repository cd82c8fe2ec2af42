import type { AuthorView } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { reasonAdvice, reasonWords, stateWords } from '@bezpechne/shared/words/inquiry-states'
import { Link } from '@tanstack/react-router'
import type { ComponentType } from 'react'

import { formatMoment } from '../lib/format.ts'
import type { Holder } from '../lib/holder.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { PinMark } from '../ui/pin-mark.tsx'
import { PlainText, WithNumbers } from '../ui/plain-text.tsx'
import { AnswerSource, AnswerText } from './answer.tsx'
import { AskReview } from './ask-review.tsx'
import { AskedChanges } from './asked-changes.tsx'
import type { DisputePhotosProps } from './dispute-dialog.tsx'
import { Hands } from './hands.tsx'
import { MergedOwn } from './merged-own.tsx'
import { OwnActions, PutBack } from './own-actions.tsx'
import { receiptWords } from './receipt-words.ts'
import { Timeline } from './timeline.tsx'
import { Verdict } from './verdict.tsx'

interface Props {
  own: AuthorView
  holder: Holder
  onChanged: () => void
  onClose: () => void
  /** The receipt is forgotten with it; or one goes back to a list. */
  closeSays?: 'close' | 'toList'
  /** The form in which changes are made, where they are asked for. */
  Revision: ComponentType<RevisionProps>
  /** Photos that go with a dispute. */
  DisputePhotos: ComponentType<DisputePhotosProps>
}

export type RevisionProps = Pick<Props, 'own' | 'holder' | 'onChanged'>

/** What only the holder of the receipt sees: the state in plain words, why, and what others see. */
export function OwnInquiry({
  own,
  holder,
  onChanged,
  onClose,
  closeSays = 'close',
  Revision,
  DisputePhotos,
}: Props) {
  const say = useWords(receiptWords)
  const language = useLanguage()
  return (
    <article className="cols" aria-labelledby="own-h">
      <div className="stack w">
        <header className="stack t">
          <p className="muted">{say('number', { number: own.number })}</p>
          <h1 id="own-h">{textIn(stateWords, language)[own.state]}</h1>
          <p className="muted">{say('sentAt', { date: formatMoment(own.submittedAt, language) })}</p>
        </header>
        <Standing own={own} holder={holder} onChanged={onChanged} DisputePhotos={DisputePhotos} />
        {own.state === 'needs-changes' && <Revision own={own} holder={holder} onChanged={onChanged} />}
        <section className="stack" aria-labelledby="own-text-h">
          <h2 id="own-text-h">{say('yourText')}</h2>
          {own.address && (
            <p className="row muted">
              <Icon name="pinline" />
              {own.address}
            </p>
          )}
          {own.text === null ? <p className="hint">{say('erased')}</p> : <PlainText text={own.text} />}
        </section>
      </div>
      <aside className="stack">
        <Others own={own} />
        <section className="card" aria-labelledby="own-timeline-h">
          <h2 id="own-timeline-h" className="h3">
            {say('timeline')}
          </h2>
          <Timeline steps={own.timeline} open={own.state === 'published' || own.state === 'reopened'} />
        </section>
        <OwnActions own={own} holder={holder} onChanged={onChanged} />
        <Hands hands={own.hands} />
        <button type="button" className="btn quiet wide" onClick={onClose}>
          <Icon name={closeSays === 'close' ? 'close' : 'left'} />
          {say(closeSays)}
        </button>
      </aside>
    </article>
  )
}

/** Where the inquiry stands, and what follows from it. */
function Standing({ own, holder, onChanged, DisputePhotos }: RevisionProps & Pick<Props, 'DisputePhotos'>) {
  const say = useWords(receiptWords)
  if (own.state === 'rejected') return <Rejected own={own} holder={holder} onChanged={onChanged} />
  if (own.state === 'merged') return <Merged own={own} />
  const answer = own.public?.answers.findLast(({ current }) => current)
  const lead = own.frozen ? 'frozen' : own.state
  if (!answer) {
    return (
      <section className="hero wait">
        {lead !== 'answered' && <p className="lead">{say(lead)}</p>}
        <AskedChanges own={own} />
        <FromModerator note={own.note} />
        <PutBack own={own} holder={holder} onChanged={onChanged} />
        {own.state === 'submitted' && <AskReview own={own} holder={holder} onChanged={onChanged} />}
      </section>
    )
  }
  return (
    <section className="hero">
      <div className="hero-h">
        <PinMark colour="green" size={32} />
        <div>
          <h2>{say('answer')}</h2>
          <AnswerSource answer={answer} />
        </div>
      </div>
      <AnswerText answer={answer} />
      <Verdict own={own} holder={holder} onChanged={onChanged} DisputePhotos={DisputePhotos} />
    </section>
  )
}

/** Not an answer to be judged: only the author of the other one can. */
function Merged({ own }: { own: AuthorView }) {
  return (
    <section className="hero wait">
      <MergedOwn own={own} />
      <FromModerator note={own.note} />
    </section>
  )
}

function Rejected({ own, holder, onChanged }: RevisionProps) {
  const say = useWords(receiptWords)
  const language = useLanguage()
  return (
    <section className="hero wait">
      {own.reason && (
        <>
          <div className="stack t">
            <h2>{say('why')}</h2>
            <p>{textIn(reasonWords, language)[own.reason]}</p>
          </div>
          <div className="stack t">
            <h2>{say('whatNow')}</h2>
            <p>
              <WithNumbers
                text={textIn(own.advice, language) ?? textIn(reasonAdvice, language)[own.reason]}
              />
            </p>
            {own.reason === 'private-matter' && (
              <p>
                <Link to="/$city/officer" params={{ city: own.city }}>
                  {say('toOfficer')}
                </Link>
              </p>
            )}
          </div>
        </>
      )}
      <FromModerator note={own.note} />
      <AskReview own={own} holder={holder} onChanged={onChanged} />
      <WriteNew city={own.city} />
    </section>
  )
}

function FromModerator({ note }: { note: string | null }) {
  const say = useWords(receiptWords)
  if (!note) return null
  return (
    <div className="rule">
      <Icon name="info" />
      <div>
        <h3>{say('fromModerator')}</h3>
        <p className="small pre">{note}</p>
      </div>
    </div>
  )
}

function WriteNew({ city }: { city: string }) {
  const say = useWords(receiptWords)
  return (
    <p>
      <Link className="btn" to="/$city/new" params={{ city }}>
        {say('writeNew')}
      </Link>
    </p>
  )
}

/** The same inquiry as the rest of the world has it. */
function Others({ own }: { own: AuthorView }) {
  const say = useWords(receiptWords)
  return (
    <section className="card stack t" aria-labelledby="others-h">
      <h2 id="others-h" className="h3">
        {say('othersSee')}
      </h2>
      {own.public ? (
        <>
          <p>
            <b>
              <BarredText text={own.public.title} />
            </b>
          </p>
          <p className="small muted clamp">
            <BarredText text={own.public.text} />
          </p>
          <Link to="/$city/$number" params={{ city: own.city, number: own.public.number }}>
            {say('openPublic')}
          </Link>
        </>
      ) : (
        <p className="small muted">{say('nobody')}</p>
      )}
    </section>
  )
}
