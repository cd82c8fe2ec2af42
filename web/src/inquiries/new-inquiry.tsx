import './after.css'
import './new-inquiry.css'
import type { Category } from '@bezpechne/shared/categories'
import type { CityContext, CityDetail } from '@bezpechne/shared/cities'
import type { LatLng } from '@bezpechne/shared/geo'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import type { Step } from './draft.ts'
import { InquiryForm } from './inquiry-form.tsx'
import { SendingPanel } from './outbox/sending-panel.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { StopCard } from './stop-card.tsx'
import type { StopTopic } from './stop-topics.ts'
import { useWriter } from './use-writer.ts'
import { words } from './words.ts'
import type { WriterState } from './writer-state.ts'
import type { Writer } from './writer.ts'

interface Props {
  city: CityDetail
  categories: Category[]
  context: CityContext | undefined
  step: Step
  /** Where the person pointed before the form opened. */
  start: LatLng | undefined
  onStep: (step: Step, how?: { replace: boolean }) => void
  /** The point has been taken over: the address of the page may forget it. */
  onStarted: () => void
}

/** From the first question to the receipt: the form, the cards that stop it, the sending, the receipt. */
export function NewInquiry({ city, categories, context, step, start, onStep, onStarted }: Props) {
  const say = useWords(words)
  const [state, writer] = useWriter(city.id)
  const [stop, setStop] = useState<StopTopic>()
  const { loaded, draft } = state
  const isWriting = draft.stage === 'writing'

  useStart({ start, state, writer, onStarted })
  useNextTime(writer)
  useOutboxAtHand()

  if (!loaded || start) {
    return (
      <main id="main" className="page narrow">
        <Skeleton label={say('loading')} />
      </main>
    )
  }
  if (stop) return <StopCard city={city.id} topic={stop} onBack={() => setStop(undefined)} />
  if (isWriting)
    return (
      <InquiryForm {...{ city, categories, context, state, writer, onStep }} now={step} onStop={setStop} />
    )
  function another(): void {
    onStep('danger', { replace: true })
    writer.another()
  }
  return (
    <main id="main" className={draft.receipt ? 'page narrow nq nq-done' : 'page narrow nq'}>
      {draft.receipt ? (
        <ReceiptCard
          item={draft}
          receipt={draft.receipt}
          category={categories.find(({ code }) => code === draft.category)}
          onAnother={another}
        />
      ) : (
        <SendingPanel item={draft} onEdit={() => void writer.takeBack(draft.key)} onAnother={another} />
      )}
    </main>
  )
}

/** Whoever pointed at a place means another inquiry than the one that is on its way. */
function useStart({
  start,
  state,
  writer,
  onStarted,
}: Pick<Props, 'start' | 'onStarted'> & { state: WriterState; writer: Writer }): void {
  const { loaded, draft } = state
  const takeStart = useEffectEvent((at: LatLng) => {
    if (draft.stage !== 'writing') writer.another()
    writer.change({ at })
    onStarted()
  })
  useEffect(
    function startWhereThePersonPointed() {
      if (loaded && start) takeStart(start)
    },
    [loaded, start],
  )
}

/** Who comes back later finds a form: what was sent is told on the page of what is on its way. */
function useNextTime(writer: Writer): void {
  useEffect(
    function leaveWhatIsSent() {
      return function beginAnother() {
        if (!location.pathname.endsWith('/new') && writer.get().draft.stage !== 'writing') writer.another()
      }
    },
    [writer],
  )
}

/** The page of what is on its way is fetched while there is a link: it is wanted when there is none. */
function useOutboxAtHand(): void {
  const router = useRouter()
  useEffect(
    function fetchOutbox() {
      void router.preloadRoute({ to: '/outbox' }).catch(() => undefined)
      import('./outbox/outbox-list.tsx').catch(() => undefined)
    },
    [router],
  )
}
