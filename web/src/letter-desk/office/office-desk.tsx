import '../letter-desk.css'
import type { LetterItem } from '@bezpechne/shared/letters'
import { type ReactNode, useState } from 'react'

import { useTitle } from '../../lib/title.ts'
import { useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useListed } from '../asked.ts'
import type { Opener } from '../opener.ts'
import { useNow } from '../use-now.ts'
import { listPath, type Shown } from './letter-api.ts'
import { LetterList } from './letter-list.tsx'
import { NoLetters } from './no-letters.tsx'
import { OpenOffice } from './open-office.tsx'
import { officeWords } from './words.ts'

export interface OfficeProps {
  city: string
  /** Undefined while the screen is locked: then there are numbers, states and days alone. */
  opener: Opener | undefined
  unlock: ReactNode
  mayExtend: boolean
}

/** Letters by deadline. Everything that was unlocked lives below OpenOffice and goes with it. */
export function OfficeDesk({ city, opener, unlock, ...rest }: OfficeProps) {
  const say = useWords(officeWords)
  const [shown, setShown] = useState<Shown>('open')
  const list = useListed<LetterItem>(listPath(city, shown), 20_000)
  useTitle(say('title'))
  const items = list.data?.items
  const isWhole = list.data?.nextCursor === null
  const head = <ListHead {...{ shown, items, isWhole }} onShow={setShown} />
  const more = list.data && !isWhole && <More onMore={list.more} />
  const trouble = list.error !== undefined && (
    <Trouble error={list.error} onRetry={() => void list.refresh()} />
  )
  const common = { head, trouble, more, items, isWhole, onChanged: () => void list.refresh() }
  if (opener) return <OpenOffice key={city} opener={opener} {...common} {...rest} />
  return (
    <main id="main" className="desk ldesk">
      <section className="dq" aria-label={say('title')}>
        {head}
        {trouble}
        <LockedList items={items} />
        {more}
      </section>
      <section className="di">{unlock}</section>
    </main>
  )
}

function LockedList({ items }: { items: readonly LetterItem[] | undefined }) {
  const now = useNow()
  if (!items) return <Skeleton rows={3} />
  if (items.length === 0) return <NoLetters />
  return (
    <LetterList
      {...{ items, now }}
      selected={undefined}
      disabled
      beginOf={() => undefined}
      onPick={() => {}}
    />
  )
}

function More({ onMore }: { onMore: () => void }) {
  const say = useWords(officeWords)
  return (
    <p className="lpad">
      <button type="button" className="btn s" onClick={onMore}>
        {say('more')}
      </button>
    </p>
  )
}

interface HeadProps {
  shown: Shown
  isWhole: boolean
  items: readonly LetterItem[] | undefined
  onShow: (shown: Shown) => void
}

function ListHead({ shown, items, isWhole, onShow }: HeadProps) {
  const say = useWords(officeWords)
  return (
    <>
      <div className="dq-h">
        <h1>{say('title')}</h1>
        {items && (
          <span className="muted">{say(isWhole ? 'count' : 'countFirst', { count: items.length })}</span>
        )}
      </div>
      <fieldset className="chips ltabs" aria-label={say('which')}>
        {(['open', 'done'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={one === shown}
            onClick={() => onShow(one)}
          >
            {say(one)}
          </button>
        ))}
      </fieldset>
    </>
  )
}
