import type { Category } from '@bezpechne/shared/categories'
import { titleOf } from '@bezpechne/shared/inquiry-text'
import { textIn } from '@bezpechne/shared/languages'
import type { Case, Organisation } from '@bezpechne/shared/moderation'
import { stateWords } from '@bezpechne/shared/words/inquiry-states'

import { formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { CategoryIcon } from '../ui/category-icon.tsx'
import { words } from './words.ts'

interface Props {
  found: Case
  category: Category | undefined
  organisation: Organisation | undefined
  /** The rule that has chosen it, in words. */
  because?: string | undefined
  /** While one may decide. */
  minutesLeft?: number | undefined
}

export function CaseHeading({ found, category, organisation, because, minutesLeft }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const precision = category?.precision
  return (
    <header className="stack t">
      <div className="row">
        {category && (
          <span className="state">
            <CategoryIcon icon={category.icon} />
            <b>{textIn(category.name, language)}</b>
          </span>
        )}
        {precision && precision !== 'none' && <span className="tag">{say(precision)}</span>}
        <span className="small muted">
          {say('sent', { when: formatMoment(found.submittedAt, language) })}
        </span>
        {minutesLeft !== undefined && (
          <span className="small muted lease">{say('lease', { count: minutesLeft })}</span>
        )}
      </div>
      <h1 id="case-title">
        <BarredText text={headingOf(found)} />
      </h1>
      <p className="small muted">
        {found.number}
        {found.state !== 'submitted' && ` · ${textIn(stateWords, language)[found.state]}`}
        {found.happenedAt && ` · ${say('happened', { when: formatMoment(found.happenedAt, language) })}`}
      </p>
      <p className="small muted">
        {organisation ? say('willGoTo', { name: textIn(organisation.name, language) }) : say('willGoNowhere')}
        {because && ` · ${because}`}
      </p>
    </header>
  )
}

function headingOf({ title, text, number }: Case): string {
  return title ?? (text === null ? number : titleOf(text))
}
