import { textIn } from '@bezpechne/shared/languages'
import type { ResidentNews, ResidentNewsLine } from '@bezpechne/shared/resident-news'
import { outcomeWords, stateWords } from '@bezpechne/shared/words/inquiry-states'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { formatDay } from '../lib/format.ts'
import { useCities } from '../lib/reference.ts'
import { useTask } from '../lib/use-task.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useResidentNews, useSeeNews } from './resident-news.ts'
import { words } from './words.ts'

/** What happened to one's own inquiries and to what one follows by mail; for who is not signed in, the way there. */
export function ResidentList() {
  const say = useWords(words)
  const { signedIn, news, error } = useResidentNews()
  if (!signedIn) {
    return (
      <p className="small">
        {say('signInText')} <Link to="/mine">{say('signIn')}</Link>
      </p>
    )
  }
  return (
    <section className="stack" aria-labelledby="own-news-h">
      <h2 id="own-news-h" className="h3">
        {say('own')}
      </h2>
      {news ? <Lines news={news} /> : error ? <Trouble error={error} /> : <Skeleton rows={3} />}
      <p className="hint">
        {say('ownHint')} <Link to="/follow">{say('toFollowed')}</Link>
      </p>
    </section>
  )
}

function Lines({ news }: { news: ResidentNews }) {
  const say = useWords(words)
  const see = useSeeNews()
  const { busy, error, run } = useTask()
  const { items } = news
  if (items.length === 0) return <p>{say('ownNone')}</p>
  return (
    <>
      {items.some(({ fresh }) => fresh) && (
        <p>
          <button
            type="button"
            className="btn s"
            aria-disabled={busy}
            onClick={() => !busy && void run(() => see(news))}
          >
            {say('seeAll')}
          </button>
        </p>
      )}
      {error !== undefined && <Trouble error={error} />}
      <ul className="stack">
        {items.map((line) => (
          <Line key={`${line.city} ${line.number}`} line={line} />
        ))}
      </ul>
    </>
  )
}

function Line({ line }: { line: ResidentNewsLine }) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: cities = [] } = useCities()
  const { city, number, title, on, fresh } = line
  const where = textIn(cities.find(({ id }) => id === city)?.name, language)
  const state = line.own
    ? textIn(stateWords, language)[line.state]
    : textIn(outcomeWords, language)[line.outcome]
  return (
    <li className="card stack t">
      <p className="row">
        {fresh && <span className="tag brand">{say('fresh')}</span>}
        {line.own && <span className="tag">{say('yours')}</span>}
        <ToInquiry line={line}>
          <b>{title === null ? number : <BarredText text={title} />}</b>
        </ToInquiry>
      </p>
      <p className="small muted">
        {[say('changed', { state, date: formatDay(on, language) }), where, number]
          .filter(Boolean)
          .join('\u00a0· ')}
      </p>
    </li>
  )
}

function ToInquiry({
  line: { own, city, number },
  children,
}: {
  line: ResidentNewsLine
  children: ReactNode
}) {
  return (
    <Link to={own ? '/mine/$city/$number' : '/$city/$number'} params={{ city, number }}>
      {children}
    </Link>
  )
}
