import type { Category } from '@bezpechne/shared/categories'
import { urgentKinds } from '@bezpechne/shared/guard/kinds'
import { textIn } from '@bezpechne/shared/languages'
import type { SealedItem } from '@bezpechne/shared/sealed'
import { Link } from '@tanstack/react-router'

import { formatTime } from '../lib/format.ts'
import { useGuardKinds } from '../lib/guard-kinds.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { sealedWords } from './sealed-words.ts'
import type { SealedList } from './use-sealed.ts'
import { useWaited } from './waited.ts'
import { words } from './words.ts'

interface Props {
  list: SealedList
  categories: readonly Category[]
  selected: string | undefined
  onHelp: () => void
}

/** What the guard holds back: danger now first, then the oldest. */
export function SealedQueue({ list, categories, selected, onHelp }: Props) {
  const say = useWords(sealedWords)
  const saying = useWords(words)
  const Title = selected ? 'h2' : 'h1'
  return (
    <section className="dq" aria-labelledby="desk-queue">
      <div className="dq-h">
        <Title id="desk-queue">{say('sealed')}</Title>
        {list.total !== undefined && (
          <span className="small muted">{say('count', { count: list.total })}</span>
        )}
      </div>
      {list.total === undefined &&
        (list.error ? (
          <Trouble error={list.error} onRetry={() => void list.retry()} />
        ) : (
          <Skeleton rows={4} />
        ))}
      <ul>
        {list.items.map((item) => (
          <li key={item.id}>
            <Link
              className="dqi"
              from="/desk/$city/sealed"
              search={{ id: item.id }}
              aria-current={item.id === selected ? 'true' : undefined}
            >
              <b>{item.title}</b>
              <Topic item={item} categories={categories} />
              <Tags item={item} />
            </Link>
          </li>
        ))}
      </ul>
      {list.more && (
        <button type="button" className="btn quiet" onClick={() => void list.more?.()}>
          {say('more')}
        </button>
      )}
      <p className="keys small muted">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {saying('keysQueue')}
        </span>
        <button type="button" className="keyhelp" onClick={onHelp}>
          <kbd aria-hidden="true">?</kbd> {saying('keysAll')}
        </button>
      </p>
    </section>
  )
}

function Topic({ item, categories }: { item: SealedItem; categories: readonly Category[] }) {
  const language = useLanguage()
  return <span>{textIn(categories.find(({ code }) => code === item.category)?.name, language)}</span>
}

function Tags({ item: { kinds, held, agreed, photos, photosComing, submittedAt } }: { item: SealedItem }) {
  const say = useWords(sealedWords)
  const saying = useWords(words)
  const language = useLanguage()
  const names = useGuardKinds()
  const waited = useWaited()
  return (
    <span className="r">
      <span className="dqt">
        {held && (
          <span className="tag brand">
            {say('held', { name: held.by, until: formatTime(held.until, language) })}
          </span>
        )}
        {agreed === 'another' && <span className="tag brand">{say('agreedByOther')}</span>}
        {agreed === 'me' && <span className="tag">{say('agreedByMe')}</span>}
        {kinds.map((kind) => (
          <span key={kind} className={isUrgent(kind) ? 'tag warn' : 'tag'}>
            {names[kind]}
          </span>
        ))}
        {photos > 0 && <span className="tag">{saying('photos', { count: photos })}</span>}
        {photosComing > 0 && <span className="tag">{saying('photosComing', { count: photosComing })}</span>}
      </span>
      <time dateTime={submittedAt}>{waited(submittedAt)}</time>
    </span>
  )
}

function isUrgent(kind: SealedItem['kinds'][number]): boolean {
  return urgentKinds.some((urgent) => urgent === kind)
}
