import type { BeatReport, BeatWork } from '@bezpechne/shared/beat-work'
import { Link } from '@tanstack/react-router'

import { formatDay, formatNumber } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { reportWords } from '../ui/report-words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useWork } from './api.ts'
import { ReportBody } from './report-body.tsx'
import { words } from './words.ts'

/** What was done in a beat, from what everybody may see, and what its officers reported. */
export function Work({ city, beat }: { city: string; beat: string }) {
  const say = useWords(words)
  const { data: work, error, refetch } = useWork(city, beat)
  return (
    <section className="card stack offwork" aria-labelledby="work">
      <h2 id="work" className="h2">
        {say('done')}
      </h2>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!work && !error && <Skeleton rows={2} />}
      {work && <Counts work={work} />}
      {work && work.latest.length > 0 && <Latest city={city} work={work} />}
      {work && <Reports reports={work.reports} />}
    </section>
  )
}

function Counts({ work: { counts, unanswered } }: { work: BeatWork }) {
  const say = useWords(words)
  const language = useLanguage()
  const { published, answered, answerDays } = counts
  if (published + unanswered === 0) return <p>{say('noWork')}</p>
  return (
    <>
      <p className="small muted">{say('doneLead')}</p>
      <dl className="workrow">
        {(
          [
            ['published', published],
            ['answered', answered],
            ['waiting', unanswered],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd className="num">{formatNumber(value, language)}</dd>
          </div>
        ))}
        {answerDays !== null && (
          <div>
            <dt>{say('daysName')}</dt>
            <dd className="num">
              {say('days', { count: answerDays, number: formatNumber(answerDays, language) })}
            </dd>
          </div>
        )}
      </dl>
    </>
  )
}

function Latest({ city, work: { latest } }: { city: string; work: BeatWork }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <section className="stack t">
      <h3>{say('latest')}</h3>
      <ul className="beatlist">
        {latest.map(({ number, title, answeredOn }) => (
          <li key={number}>
            <Link to="/$city/$number" params={{ city, number }}>
              <BarredText text={title} />
            </Link>
            {answeredOn && (
              <span className="small muted">
                {say('answeredOn', { day: formatDay(answeredOn, language) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Reports({ reports }: { reports: BeatReport[] }) {
  const say = useWords(words)
  const sayReport = useWords(reportWords)
  return (
    <section className="stack t">
      <h3>{say('reports')}</h3>
      {reports.length === 0 && <p className="small muted">{say('noReports')}</p>}
      {reports.map((report) => (
        <details key={report.half} className="earlier">
          <summary>
            {sayReport(report.half.endsWith('1') ? 'first' : 'second', { year: report.half.slice(0, 4) })}
          </summary>
          <div className="stack">
            <ReportBody report={report} />
          </div>
        </details>
      ))}
    </section>
  )
}
