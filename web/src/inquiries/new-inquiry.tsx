import './after.css'
import './new-inquiry.css'
import type { Category } from '@bezpechne/shared/categories'
import type { CityContext, CityDetail } from '@bezpechne/shared/cities'
import type { LatLng } from '@bezpechne/shared/geo'
import { type ComponentProps, useEffect, useEffectEvent, useState } from 'react'

import { markPending } from '../lib/pending.ts'
import { useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import type { Step } from './draft.ts'
import { InquiryForm } from './inquiry-form.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { SendingPanel } from './sending-panel.tsx'
import { StopCard } from './stop-card.tsx'
import type { StopTopic } from './stop-topics.ts'
import { useWriter } from './use-writer.ts'
import { words } from './words.ts'
import type { Sending } from './writer-state.ts'
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
  const { loaded, draft, receipt } = state

  const takeStart = useEffectEvent((at: LatLng) => {
    writer.change({ at })
    onStarted()
  })
  useEffect(
    function startWhereThePersonPointed() {
      if (loaded && start && !draft.sending) takeStart(start)
    },
    [loaded, start, draft.sending],
  )

  useEffect(
    function tellNobodyElsewhere() {
      if (loaded && !draft.sending) markPending(city.id, false)
    },
    [loaded, draft.sending, city.id],
  )

  if (!loaded || (start && !draft.sending)) {
    return (
      <main id="main" className="page narrow">
        <Skeleton label={say('loading')} />
      </main>
    )
  }
  if (stop) return <StopCard city={city.id} topic={stop} onBack={() => setStop(undefined)} />
  if (receipt) {
    return (
      <Sent
        city={city.id}
        receipt={receipt}
        category={categories.find(({ code }) => code === receipt.category)}
        onLeave={() => writer.dropReceipt()}
        onAnother={() => {
          onStep('danger', { replace: true })
          writer.dropReceipt()
        }}
      />
    )
  }
  if (draft.sending) return <OnItsWay sending={state.sending} writer={writer} />
  return <InquiryForm {...{ city, categories, context, state, writer, onStep }} now={step} onStop={setStop} />
}

function OnItsWay({ sending, writer }: { sending: Sending; writer: Writer }) {
  return (
    <main id="main" className="page narrow nq">
      <SendingPanel
        sending={sending === 'no' ? 'trying' : sending}
        onTry={() => void writer.send()}
        onEdit={() => void writer.stop()}
      />
    </main>
  )
}

function Sent(props: ComponentProps<typeof ReceiptCard>) {
  return (
    <main id="main" className="page narrow nq nq-done">
      <ReceiptCard {...props} />
    </main>
  )
}
