import type { PublicAnswer } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'

import { formatDay } from '../lib/format.ts'
import { useLanguage } from '../lib/words.ts'
import { AnswerBody } from '../ui/answer-body.tsx'
import { AnswerHistory } from '../ui/answer-history.tsx'

/** What was answered, and what became of it since. */
export function AnswerText({ answer }: { answer: PublicAnswer }) {
  return (
    <div className="stack">
      <AnswerBody answer={answer} />
      <AnswerHistory answer={answer} />
    </div>
  )
}

/** "Патрульна поліція · 15 травня" */
export function AnswerSource({ answer: { organisation, publishedOn } }: { answer: PublicAnswer }) {
  const language = useLanguage()
  return (
    <p className="small muted">
      {[textIn(organisation, language), formatDay(publishedOn, language)].filter(Boolean).join('\u00a0· ')}
    </p>
  )
}
