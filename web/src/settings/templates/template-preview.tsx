import { textIn } from '@bezpechne/shared/languages'

import { withFacts } from '../../lib/template-facts.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { AnswerBody } from '../../ui/answer-body.tsx'
import { words } from './words.ts'

interface Props {
  typed: { text: string; basis: string; steps: string }
}

const places = { uk: 'вулиця Садова, 12', en: '12 Sadova Street' }

/** The answer that begins with it, as a resident would read it: of an inquiry that is made up. */
export function TemplatePreview({ typed: { text, basis, steps } }: Props) {
  const say = useWords(words)
  const about = { number: 'MISTO-2026-000123', place: textIn(places, useLanguage()) }
  return (
    <figure className="card preview tpl-preview">
      <figcaption className="small muted">{say('preview')}</figcaption>
      <AnswerBody
        answer={{
          text: withFacts(text.trim() || '…', about),
          basis: withFacts(basis, about) || null,
          steps: withFacts(steps, about) || null,
          sources: [],
        }}
      />
    </figure>
  )
}
