import { textIn } from '@bezpechne/shared/languages'
import type { Course } from '@bezpechne/shared/moderation'
import { reasonWords } from '@bezpechne/shared/words/inquiry-states'

import { formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { weighingWords } from './weighing-words.ts'

/** What came before, where an inquiry is here for the second time; nothing for one that came straight. */
export function CourseNotice({ course }: { course: Course }) {
  const say = useWords(weighingWords)
  const language = useLanguage()
  const { review, revisedAt, textBefore, changesUntil, mergedInto } = course
  return (
    <>
      {review && <Review review={review} />}
      {revisedAt && (
        <Notice title={say('revised')}>
          {textBefore && (
            <details>
              <summary>{say('before')}</summary>
              <p className="asis">{textBefore}</p>
            </details>
          )}
        </Notice>
      )}
      {changesUntil && (
        <Notice title={say('waitsForAuthor', { when: formatMoment(changesUntil, language) })} />
      )}
      {mergedInto && <Notice title={say('mergedInto', { number: mergedInto })} />}
    </>
  )
}

/** Why it was refused the first time, what the author says to that, and whose turn it is. */
function Review({ review }: { review: NonNullable<Course['review']> }) {
  const say = useWords(weighingWords)
  const language = useLanguage()
  const { reason, reasonNote, note, othersUntil } = review
  return (
    <Notice tone={othersUntil ? 'warn' : 'plain'} title={say('review')}>
      {note && <p>«{note}»</p>}
      {reason && (
        <p>
          {say('reviewFirst', { reason: textIn(reasonWords, language)[reason] })} {reasonNote}
        </p>
      )}
      {othersUntil && <p>{say('reviewOthers', { when: formatMoment(othersUntil, language) })}</p>}
    </Notice>
  )
}
