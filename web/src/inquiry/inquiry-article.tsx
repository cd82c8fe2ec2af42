import type { Category } from '@bezpechne/shared/categories'
import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import type { Language } from '@bezpechne/shared/languages'
import { textIn } from '@bezpechne/shared/languages'
import type { ReactNode } from 'react'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { PlainText } from '../ui/plain-text.tsx'
import { StateLine } from '../ui/state-line.tsx'
import { AnswerHero, EarlierAnswers, OtherAnswers, WaitingHero } from './hero.tsx'
import { InquiryAside } from './inquiry-aside.tsx'
import { Photos } from './photos.tsx'
import { words } from './words.ts'

interface Props {
  inquiry: PublicInquiry
  category: Category | undefined
  /** The button to be told of news. */
  follow: ReactNode
}

/** One inquiry as everyone sees it: the answer first, then what was asked. */
export function InquiryArticle({ inquiry, category, follow }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const [answer, ...others] = inquiry.answers.filter(({ current }) => current).toReversed()
  const earlier = inquiry.answers.filter(({ current }) => !current)
  return (
    <article className="cols" aria-labelledby="inquiry-h">
      <div className="stack w">
        <header className="stack t">
          <StateLine colour={inquiry.colour} also={textIn(category?.name, language)} />
          <h1 id="inquiry-h">
            <BarredText text={inquiry.title} />
          </h1>
          <p className="muted">
            <BarredText text={placeOf(inquiry, language, say('noExactPlace'))} />
            {'\u00a0· '}
            <span className="nw">{say('number', { number: inquiry.number })}</span>
          </p>
        </header>
        {answer ? (
          <AnswerHero answer={answer} inquiry={inquiry} />
        ) : (
          <WaitingHero inquiry={inquiry} category={category} />
        )}
        <OtherAnswers answers={others} />
        <section className="stack" aria-labelledby="asked-h">
          <h2 id="asked-h">{say('asked')}</h2>
          <PlainText text={inquiry.text} />
          {inquiry.happenedOn && (
            <p className="small muted">
              {say('happened', { date: formatDay(inquiry.happenedOn, language) })}
            </p>
          )}
          {inquiry.editReason && <p className="hint">{say('edited', { reason: inquiry.editReason })}</p>}
          <Photos photos={inquiry.photos} title={inquiry.title} />
        </section>
        <EarlierAnswers answers={earlier} />
      </div>
      <InquiryAside
        inquiry={inquiry}
        place={placeOf(inquiry, language, say('noExactPlace'))}
        follow={follow}
      />
    </article>
  )
}

function placeOf({ place, district, precision }: PublicInquiry, language: Language, vague: string): string {
  const parts = new Set([place, textIn(district?.name, language), precision === 'district' && vague])
  return [...parts].filter(Boolean).join(', ')
}
