import { textIn } from '@bezpechne/shared/languages'
import { outcomeWords } from '@bezpechne/shared/words/inquiry-states'
import { Link } from '@tanstack/react-router'

import { seeAll, unfollowHere } from '../lib/followed.ts'
import { formatDay } from '../lib/format.ts'
import { useCities } from '../lib/reference.ts'
import { useMaybeSignedIn } from '../lib/resident.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { toast } from '../ui/toast.tsx'
import { ResidentList } from './resident-list.tsx'
import { type Told, useNews } from './use-news.ts'
import { words } from './words.ts'

/** What is new: of a resident's own and followed, and of what is followed in this browser alone. */
export function NoticeList() {
  const say = useWords(words)
  const news = useNews()
  const signedIn = useMaybeSignedIn()
  return (
    <div className="stack w narrow-c">
      <h1>{say('title')}</h1>
      <ResidentList />
      {(news.length > 0 || !signedIn) && <OnDevice news={news} />}
      <Feeds cities={[...new Set(news.map(({ city }) => city))]} />
    </div>
  )
}

function OnDevice({ news }: { news: Told[] }) {
  const say = useWords(words)
  const latest = news.flatMap((one) => one.latest ?? [])
  return (
    <section className="stack" aria-labelledby="device-news-h">
      <header className="stack t">
        <h2 id="device-news-h" className="h3">
          {say('device')}
        </h2>
        <p>{say('intro')}</p>
      </header>
      {news.length === 0 && <Nothing />}
      {news.some(({ fresh }) => fresh) && (
        <p>
          <button type="button" className="btn s" onClick={() => seeAll(latest)}>
            {say('seeAll')}
          </button>
        </p>
      )}
      <ul className="stack">
        {news.map((one) => (
          <Line key={`${one.city} ${one.number}`} told={one} />
        ))}
      </ul>
    </section>
  )
}

function Nothing() {
  const say = useWords(words)
  return (
    <EmptyState
      title={say('empty')}
      actions={
        <Link className="btn pri" to="/">
          {say('toMap')}
        </Link>
      }
    >
      <p>{say('emptyText')}</p>
    </EmptyState>
  )
}

function Line({ told: { city, number, title, latest, fresh } }: { told: Told }) {
  const say = useWords(words)
  const language = useLanguage()
  const shown = latest?.title || title || say('nameless', { number })
  return (
    <li className="card stack t">
      <p className="row">
        {fresh && <span className="tag brand">{say('fresh')}</span>}
        <Link to="/$city/$number" params={{ city, number }} onClick={() => latest && seeAll([latest])}>
          <b>
            <BarredText text={shown} />
          </b>
        </Link>
      </p>
      <p className="small muted">
        {latest
          ? say('changed', {
              state: textIn(outcomeWords, language)[latest.outcome],
              date: formatDay(latest.on, language),
            })
          : say('quiet')}
      </p>
      <p>
        <button
          type="button"
          className="btn quiet s"
          aria-label={say('stop', { title: shown })}
          onClick={() => {
            unfollowHere({ city, number })
            toast(say('stopped'))
          }}
        >
          {say('stopShort')}
        </button>
      </p>
    </li>
  )
}

function Feeds({ cities }: { cities: string[] }) {
  const say = useWords(words)
  const language = useLanguage()
  const { data = [] } = useCities()
  if (cities.length === 0) return null
  return (
    <section className="stack t" aria-labelledby="feeds-h">
      <h2 id="feeds-h" className="h3">
        {say('feeds')}
      </h2>
      <ul>
        {data
          .filter(({ id }) => cities.includes(id))
          .map(({ id, name }) => (
            <li key={id}>
              <a href={`/api/v1/cities/${id}/feed.atom?language=${language}`}>
                {say('feed', { city: textIn(name, language) })}
              </a>
            </li>
          ))}
      </ul>
    </section>
  )
}
