import type { ArchiveList, ArchiveStatus } from '@bezpechne/shared/archives'
import type { ReactNode } from 'react'

import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { useArchiveActs, useArchives } from './api.ts'
import { ArchiveLine } from './archive-line.tsx'
import { words } from './words.ts'

import './archive.css'

/** All of a community as one file, which two of its administrators take together. */
export function ArchiveSection({ city }: SectionProps) {
  const { data, error, refetch } = useArchives(city)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} />
  return <Archives city={city} list={data} />
}

function Archives({ city, list: { items, alone, mails } }: { city: string; list: ArchiveList }) {
  const say = useWords(words)
  const acts = useArchiveActs(city)
  const { busy, error, run } = useChange()
  const isOpen = items.some(({ state }) => state === 'asked' || state === 'making')
  const isReady = items.some(({ fetchable }) => fetchable)
  // The latest: of those before it nobody needs to know any more what to do.
  const failed = !alone && items[0]?.state === 'failed'
  const askFirst = isReady || failed ? 'btn' : 'btn pri'
  const ask = () => void run(acts.ask, say('asked'))
  return (
    <>
      <section className="card stack" aria-labelledby="ar-title">
        <About />
        {alone && (
          <Notice tone="warn" title={say('alone')}>
            <p>{say('aloneText')}</p>
          </Notice>
        )}
        {!alone && !isOpen && (
          <p>
            <button type="button" className={askFirst} disabled={busy} onClick={ask}>
              {say('ask')}
            </button>
          </p>
        )}
      </section>
      <List items={items} error={error}>
        {(one) => (
          <ArchiveLine
            key={one.id}
            one={one}
            mails={mails}
            busy={busy}
            onAskAgain={failed && one === items[0] ? ask : undefined}
            onAgree={() => void run(() => acts.agree(one.id), say('agreedNow'))}
            onFetch={() => void run(() => acts.fetch(one.id))}
            onCancel={() => void run(() => acts.cancel(one.id), say('cancelledNow'))}
          />
        )}
      </List>
    </>
  )
}

interface Listed {
  items: readonly ArchiveStatus[]
  error: unknown
  children: (one: ArchiveStatus) => ReactNode
}

function List({ items, error, children }: Listed) {
  const say = useWords(words)
  return (
    <section className="stack t" aria-labelledby="ar-list">
      <h2 id="ar-list" className="h3">
        {say('list')}
      </h2>
      {/* Between what can be pressed above it and below. */}
      {error !== undefined && <SaveTrouble error={error} />}
      {items.length === 0 && <p className="muted">{say('none')}</p>}
      <ul className="set-rows ar-rows">{items.map(children)}</ul>
    </section>
  )
}

function About() {
  const say = useWords(words)
  return (
    <>
      <h2 id="ar-title" className="h3">
        {say('title')}
      </h2>
      <p>{say('lead')}</p>
      <ul className="ar-in">
        <li>{say('inside')}</li>
        <li>{say('letters')}</li>
        <li>{say('staff')}</li>
      </ul>
      <p>
        <b>{say('care')}</b> {say('two')}
      </p>
    </>
  )
}
