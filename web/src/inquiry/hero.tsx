import type { Category } from '@bezpechne/shared/categories'
import type { PublicAnswer, PublicInquiry } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'

import { daysSince, formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { PinMark } from '../ui/pin-mark.tsx'
import { WithNumbers } from '../ui/plain-text.tsx'
import { AnswerSource, AnswerText } from './answer.tsx'
import { words } from './words.ts'

// Nobody waits for it who only reads.
const Neighbours = lazy(() => import('./neighbours.tsx').then((module) => ({ default: module.Neighbours })))

/** The answer is what the page is about; its author and neighbours say whether it helped. */
export function AnswerHero({ answer, inquiry }: { answer: PublicAnswer; inquiry: PublicInquiry }) {
  const say = useWords(words)
  return (
    <section className="hero" aria-labelledby="answer-h">
      <div className="hero-h">
        <PinMark colour="green" size={32} />
        <div>
          <h2 id="answer-h">{say('answer')}</h2>
          <AnswerSource answer={answer} />
        </div>
      </div>
      <AnswerText answer={answer} />
      <div className="fixed-q">
        <Suspense fallback={null}>
          <Neighbours inquiry={inquiry} />
        </Suspense>
      </div>
      <div className="fixed-q">
        <p className="grow">
          <b>{say('yours')}</b> <span className="muted">{say('yoursText')}</span>
        </p>
        <Link className="btn s" to="/receipt">
          <Icon name="receipt" />
          {say('openReceipt')}
        </Link>
      </div>
    </section>
  )
}

/** No answer yet: for how long, whose job it is, what happens next. */
export function WaitingHero({
  inquiry,
  category,
}: {
  inquiry: PublicInquiry
  category: Category | undefined
}) {
  const say = useWords(words)
  const language = useLanguage()
  const passedOn = inquiry.timeline.findLast(({ step }) => step === 'assign')?.on
  const count = daysSince(inquiry.publishedOn)
  const again = inquiry.state === 'reopened'
  const title = count === 0 ? say('waitingToday') : say('waiting', { count })
  return (
    <section className="hero wait" aria-labelledby="waiting-h">
      <div className="hero-h">
        <PinMark colour="red" size={30} />
        <div>
          <h2 id="waiting-h">{again ? say('waitingAgain') : title}</h2>
          {inquiry.organisations.length > 0 && (
            <p className="small muted">
              {say('responsible', {
                organisation: inquiry.organisations.map((name) => textIn(name, language)).join('; '),
              })}
            </p>
          )}
        </div>
      </div>
      {again && <Again inquiry={inquiry} />}
      {!again && (
        <p>{passedOn ? say('passedOn', { date: formatDay(passedOn, language) }) : say('notPassedOn')}</p>
      )}
      {category && (
        <div className="rule">
          <Icon name="info" />
          <div>
            <h3>{say('whose')}</h3>
            <p className="small">
              <WithNumbers text={textIn(category.whose, language)} />
            </p>
          </div>
        </div>
      )}
    </section>
  )
}

/** Who found that the answer did not help, and why where everybody may know it. */
function Again({ inquiry: { outcome, counts, reopenReason } }: { inquiry: PublicInquiry }) {
  const say = useWords(words)
  return (
    <>
      <p>{say(outcome === 'disputed' ? 'disputedText' : 'reopenedText')}</p>
      {reopenReason && <p>{say('reopenReason', { reason: reopenReason })}</p>}
      {counts.disputed > 1 && <p className="hint">{say('disputes', { count: counts.disputed })}</p>}
    </>
  )
}

/** What another body has answered beside. */
export function OtherAnswers({ answers }: { answers: PublicAnswer[] }) {
  const say = useWords(words)
  return answers.map((answer) => (
    <section className="hero wait" key={`${answer.publishedOn} ${answer.text}`} aria-label={say('answer')}>
      <div className="hero-h">
        <div>
          <h2>{say('answer')}</h2>
          <AnswerSource answer={answer} />
        </div>
      </div>
      <AnswerText answer={answer} />
    </section>
  ))
}

/** Answers that were disputed, or that a newer one replaced. */
export function EarlierAnswers({ answers }: { answers: PublicAnswer[] }) {
  const say = useWords(words)
  if (answers.length === 0) return null
  return (
    <details className="earlier">
      <summary>{say('earlier')}</summary>
      {answers.map((answer) => (
        <div className="stack" key={`${answer.publishedOn} ${answer.text}`}>
          <AnswerSource answer={answer} />
          <AnswerText answer={answer} />
        </div>
      ))}
    </details>
  )
}
