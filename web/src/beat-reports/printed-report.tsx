import type { DraftReport } from '@bezpechne/shared/beat-work'
import { textIn } from '@bezpechne/shared/languages'

import { useLanguage, useWords } from '../lib/words.ts'
import { PlainText } from '../ui/plain-text.tsx'
import { ReportCounts } from '../ui/report-counts.tsx'
import { reportWords } from '../ui/report-words.ts'
import { words } from './words.ts'

/** What a printer gets instead of the form. */
export function PrintedReport({ draft }: { draft: DraftReport }) {
  const say = useWords(words)
  const sayPart = useWords(reportWords)
  const language = useLanguage()
  const year = draft.half.slice(0, 4)
  return (
    <article className="stack printonly" aria-hidden="true">
      <h1>{say('reportOf')}</h1>
      <p>
        {textIn(draft.beat.name, language)}.{' '}
        {sayPart(draft.half.endsWith('1') ? 'first' : 'second', { year })}
      </p>
      {(['done', 'concerns', 'plans'] as const).map(
        (section) =>
          draft.words[section] && (
            <section key={section} className="stack t">
              <h2>{sayPart(section)}</h2>
              <PlainText text={draft.words[section]} />
            </section>
          ),
      )}
      <ReportCounts counts={draft.counts} />
    </article>
  )
}
