import type { LetterItem } from '@bezpechne/shared/letters'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { Opener } from '../opener.ts'
import { LetterTrouble } from '../trouble.tsx'
import { useNow } from '../use-now.ts'
import { LetterAside } from './letter-aside.tsx'
import { LetterList } from './letter-list.tsx'
import { LetterView } from './letter-view.tsx'
import { NoLetters } from './no-letters.tsx'
import { type Letters, useLetters } from './use-letters.ts'
import { useRenewal } from './use-renewal.ts'
import { officeWords } from './words.ts'

interface Props {
  opener: Opener
  head: ReactNode
  trouble: ReactNode
  more: ReactNode
  items: readonly LetterItem[] | undefined
  /** Whether these are all there are. */
  isWhole: boolean
  onChanged: () => void
  mayExtend: boolean
}

/** What is unlocked: gone, with every word, index and draft, as soon as the screen locks. */
export function OpenOffice(props: Props) {
  const { opener, items, isWhole, onChanged } = props
  const letters = useLetters(opener)
  const renewing = useRenewal({ opener, items, isWhole, letters, onChanged })
  const [selected, setSelected] = useState<string>()
  const now = useNow()
  const held = selected === undefined ? undefined : letters.letters.get(selected)
  useFresh({ held: held?.letter.version, items, selected, onStale: (id) => void letters.open(id) })

  function pick(id: string): void {
    setSelected(id)
    void letters.open(id)
  }
  const shared = { opener, letters, now, onDone: onChanged }
  return (
    <main id="main" className={selected ? 'desk ldesk three picked' : 'desk ldesk three'}>
      <Listed {...props} {...{ letters, selected, now, renewing }} onPick={pick} />
      {selected !== undefined && held ? (
        <>
          <LetterView {...shared} held={held} onSent={onChanged} onBack={() => setSelected(undefined)} />
          <LetterAside {...shared} held={held} mayExtend={props.mayExtend} />
        </>
      ) : (
        <Unopened
          error={selected === undefined ? undefined : letters.errors.get(selected)}
          picked={selected}
        />
      )}
    </main>
  )
}

function Unopened({ error, picked }: { error: unknown; picked: string | undefined }) {
  const say = useWords(officeWords)
  return (
    <section className="di" aria-live="polite">
      {error !== undefined && <LetterTrouble error={error} />}
      {error === undefined && picked !== undefined && <Skeleton rows={2} />}
      {picked === undefined && (
        <EmptyState title={say('pick')}>
          <p>{say('pickText')}</p>
        </EmptyState>
      )}
    </section>
  )
}

interface ListedProps extends Pick<Props, 'head' | 'trouble' | 'more' | 'items'> {
  letters: Letters
  selected: string | undefined
  now: number
  renewing: number
  onPick: (id: string) => void
}

function Listed(props: ListedProps) {
  const { head, trouble, more, items, letters, selected, now, renewing, onPick } = props
  const say = useWords(officeWords)
  const [typed, setTyped] = useState('')
  const found = typed.trim() ? letters.search.find(typed) : undefined
  const shown = items?.filter(({ id }) => !found || found.has(id))
  return (
    <section className="dq" aria-label={say('title')}>
      {head}
      <SearchField typed={typed} opened={letters.search.size} onType={setTyped} />
      {renewing > 0 && <output className="hint lpad">{say('renewing', { count: renewing })}</output>}
      {trouble}
      <Missing items={items} found={found?.size} />
      {shown && (
        <LetterList
          {...{ selected, now, onPick }}
          items={shown}
          disabled={false}
          beginOf={(id) => beginOf(letters, id)}
        />
      )}
      {more}
    </section>
  )
}

function Missing({ items, found }: { items: Props['items']; found: number | undefined }) {
  const say = useWords(officeWords)
  if (!items) return <Skeleton rows={3} />
  if (items.length === 0) return <NoLetters />
  return found === 0 ? <p className="muted lpad">{say('noneFound')}</p> : null
}

function SearchField({ typed, opened, onType }: SearchProps) {
  const say = useWords(officeWords)
  return (
    <label className="field lpad">
      <span className="lab">{say('search')}</span>
      <span className="hint">{say('searchHint', { count: opened })}</span>
      <input
        className="in"
        type="search"
        autoComplete="off"
        value={typed}
        onChange={({ target }) => onType(target.value)}
      />
    </label>
  )
}

interface SearchProps {
  typed: string
  opened: number
  onType: (typed: string) => void
}

const beginning = 60

function beginOf({ letters }: Letters, id: string): string | undefined {
  const body = letters.get(id)?.opened.messages[0]?.body
  if (!body || !('text' in body)) return undefined
  const [line = ''] = body.text.trim().split('\n')
  return line.length > beginning ? `${line.slice(0, beginning)}…` : line
}

interface Fresh {
  held: number | undefined
  items: readonly LetterItem[] | undefined
  selected: string | undefined
  onStale: (id: string) => void
}

/** A letter that changed while it lies open is read again. */
function useFresh({ held, items, selected, onStale }: Fresh): void {
  const newest = items?.find(({ id }) => id === selected)?.version
  const tell = useEffectEvent(onStale)
  useEffect(
    function readAgain() {
      if (selected !== undefined && held !== undefined && newest !== undefined && newest > held)
        tell(selected)
    },
    [selected, held, newest],
  )
}
