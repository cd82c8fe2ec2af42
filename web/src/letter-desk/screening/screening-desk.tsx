import '../letter-desk.css'
import type { LetterQueue } from '@bezpechne/shared/letters'
import { type ReactNode, useState } from 'react'

import { useTitle } from '../../lib/title.ts'
import { useWords } from '../../lib/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useAsked } from '../asked.ts'
import type { Opener } from '../opener.ts'
import { useKeys } from '../use-keys.ts'
import { useNow } from '../use-now.ts'
import { AnswerDialog, SureDialog } from './dialogs.tsx'
import { queuePath } from './letter-api.ts'
import { OpenLetter } from './open-letter.tsx'
import { useScreening, type Verdict } from './use-screening.ts'
import { type Asking, VerdictBar } from './verdict-bar.tsx'
import { WaitingList } from './waiting-list.tsx'
import { screeningWords } from './words.ts'

interface Props {
  city: string
  /** Undefined while the screen is locked: then there are numbers and hours alone. */
  opener: Opener | undefined
  /** Stands where the letter would, while it is locked. */
  unlock: ReactNode
}

/** Letters that nobody has sorted: one is read at a time, decided, and the next opens by itself. */
export function ScreeningDesk({ city, opener, unlock }: Props) {
  const desk = useDesk(city, opener)
  const { items, open, held, may, ask, keys, asking } = desk
  return (
    <main id="main" className={open && open.error === undefined ? 'desk ldesk picked' : 'desk ldesk'}>
      <Waiting desk={desk} locked={!opener} />
      <section className="di" aria-live="polite">
        {opener ? <Reading {...{ city, open }} waiting={items?.length} /> : unlock}
      </section>
      {held && (
        <VerdictBar
          {...{ may, keys }}
          enabled={!desk.busy}
          onAsk={ask}
          onRelease={desk.release}
          onKeys={desk.setKeys}
        />
      )}
      {asking === 'answer' && <AnswerDialog onDecide={desk.decide} onClose={desk.unask} />}
      {asking && asking !== 'answer' && (
        <SureDialog step={asking} onDecide={desk.decide} onClose={desk.unask} />
      )}
    </main>
  )
}

function useDesk(city: string, opener: Opener | undefined) {
  const say = useWords(screeningWords)
  const queue = useAsked<LetterQueue>(queuePath(city), 30_000)
  const items = queue.data?.items
  const [asking, setAsking] = useState<Asking>()
  const [keys, setKeys] = useState(true)
  const desk = useScreening({ city, opener, queue: items, onDone: openNext })
  const held = desk.open?.held
  const may = held ? allowed[held.letter.record.header.track] : []
  useTitle(say('title'))

  function openNext(decided: string, step: Verdict['step']): void {
    void queue.refresh()
    // Who gives one back has had enough, or wants the list.
    if (step === 'release') return
    const next = items?.find(({ id, lease }) => id !== decided && (!lease || lease.mine))
    if (next) void desk.pick(next, null)
  }

  async function decide(verdict: Verdict): Promise<void> {
    if (await desk.decide(verdict)) toast(say(toldOf[verdict.step]))
  }
  const ask = (what: Asking) => may.includes(what) && setAsking(what)
  const release = () => void decide({ step: 'release' }).catch(() => queue.refresh())
  useKeys(keys && held !== undefined, {
    1: () => ask('forward'),
    2: () => ask('answer'),
    3: () => ask('spam'),
    4: () => ask('recuse'),
    0: release,
  })
  const { open, busy, pick } = desk
  const unask = () => setAsking(undefined)
  return { queue, items, open, held, may, busy, keys, setKeys, asking, ask, unask, decide, release, pick }
}

function Waiting({ desk, locked }: { desk: ReturnType<typeof useDesk>; locked: boolean }) {
  const say = useWords(screeningWords)
  const now = useNow()
  const { queue, items, open } = desk
  return (
    <section className="dq" aria-labelledby="waiting-title">
      <div className="dq-h">
        <h1 id="waiting-title">{say('title')}</h1>
        {items && <span className="muted">{say('waiting', { count: items.length })}</span>}
      </div>
      {!items && queue.error === undefined && <Skeleton rows={3} />}
      {items && (
        <WaitingList
          {...{ items, now }}
          selected={open?.id}
          disabled={locked}
          onPick={(item) => void desk.pick(item)}
        />
      )}
      {queue.error !== undefined && <Trouble error={queue.error} onRetry={() => void queue.refresh()} />}
    </section>
  )
}

// A report of a crime is the police's alone; spam is what nobody has to answer.
const allowed: Record<'appeal' | 'crime' | 'tip', readonly Asking[]> = {
  appeal: ['forward', 'answer', 'recuse'],
  crime: ['forward', 'recuse'],
  tip: ['forward', 'answer', 'spam', 'recuse'],
}

const toldOf = {
  forward: 'forwarded',
  answer: 'answered',
  spam: 'spammed',
  recuse: 'recused',
  release: 'released',
} as const

interface ReadingProps {
  city: string
  open: ReturnType<typeof useDesk>['open']
  waiting: number | undefined
}

function Reading({ city, open, waiting }: ReadingProps) {
  if (open) return <OpenLetter city={city} open={open} />
  return waiting === undefined ? null : <Nothing waiting={waiting} />
}

function Nothing({ waiting }: { waiting: number }) {
  const say = useWords(screeningWords)
  return waiting > 0 ? (
    <EmptyState title={say('pick')}>
      <p>{say('pickText')}</p>
    </EmptyState>
  ) : (
    <EmptyState title={say('none')}>
      <p>{say('noneText')}</p>
    </EmptyState>
  )
}
