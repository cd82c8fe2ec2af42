import type { BeatReport } from '@bezpechne/shared/beat-work'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { PlainText } from '../ui/plain-text.tsx'
import { ReportCounts } from '../ui/report-counts.tsx'
import { reportWords } from '../ui/report-words.ts'

// NOTE: not the list of shared/src/beat-work.ts, which brings the schema library with it.
const sections = ['done', 'concerns', 'plans'] as const satisfies readonly (keyof BeatReport['words'])[]

/** A published report: the officer's words, then the numbers. */
export function ReportBody({ report: { words, counts, publishedOn } }: { report: BeatReport }) {
  const say = useWords(reportWords)
  const language = useLanguage()
  return (
    <>
      {sections.map(
        (section) =>
          words[section] && (
            <section key={section} className="stack t">
              <h4>{say(section)}</h4>
              <PlainText text={words[section]} />
            </section>
          ),
      )}
      <ReportCounts counts={counts} />
      <p className="small muted">{say('publishedOn', { day: formatDay(publishedOn, language) })}</p>
    </>
  )
}
