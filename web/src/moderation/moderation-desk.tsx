import './queue.css'
import type { QueueFilter } from '@bezpechne/shared/queue'
import { useRef, useState } from 'react'

import { BulkRejectDialog } from './bulk-reject-dialog.tsx'
import { CasePanel, NothingOpen } from './case-panel.tsx'
import type { DeskFacts } from './desk-facts.ts'
import { DeskQueue } from './desk-queue.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { UndoBar } from './undo-bar.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import type { DeskList, DeskTab } from './use-desk-list.ts'
import { useDeskMoves } from './use-desk-moves.ts'
import { useQueueLive } from './use-queue-live.ts'
import { useSelection } from './use-selection.ts'
import { useTakingBack } from './use-taking-back.ts'

interface Props {
  facts: DeskFacts
  tab: DeskTab
  id: string | undefined
  list: DeskList
  filter: QueueFilter
}

/** Queue, inquiry, decision: what is decided makes room for the next by itself, and can be taken back. */
export function ModerationDesk(props: Props) {
  const { facts, tab, id, list, filter } = props
  const desk = useWholeDesk(props)
  const { moves, chosen, asking, setAsking, summary, back } = desk
  return (
    <main id="main" className={id ? 'desk' : 'desk nothing'}>
      <DeskQueue
        {...{ facts, tab, list, chosen, filter, summary }}
        selected={id}
        onFilter={moves.narrow}
        onBulk={desk.askBulk}
        onHelp={() => setAsking('help')}
      />
      {id && (
        <CasePanel
          key={id}
          facts={facts}
          id={id}
          tab={tab}
          onDone={(decision) => {
            if (decision) back.decided(decision)
            moves.done()
          }}
          onSkip={moves.skip}
        />
      )}
      {!id && list.total === 0 && <NothingOpen tab={tab} />}
      {back.last && (
        <UndoBar
          told={back.last.told}
          left={back.left}
          seconds={list.undoSeconds}
          onUndo={() => void back.takeBack()}
        />
      )}
      {asking === 'help' && <KeysDialog onClose={() => setAsking(undefined)} />}
      {asking === 'bulk' && (
        <BulkRejectDialog
          city={facts.city.id}
          count={chosen.ids.length}
          onReject={desk.rejectChosen}
          onClose={() => setAsking(undefined)}
        />
      )}
    </main>
  )
}

/** What the keys, the queue and the dialogs share. */
function useWholeDesk({ facts, tab, id, list, filter }: Props) {
  const [asking, setAsking] = useState<'help' | 'bulk'>()
  const summary = useRef<HTMLElement>(null)
  const moves = useDeskMoves({ tab, id, list, filter })
  const chosen = useSelection(list.ids)
  const back = useTakingBack({
    city: facts.city.id,
    undoSeconds: list.undoSeconds,
    onBack: moves.open,
  })
  useQueueLive(facts.city.id)
  const askBulk = () => chosen.ids.length > 0 && setAsking('bulk')
  const inQueue = tab === 'queue'
  useDeskKeys(
    {
      help: () => setAsking('help'),
      previous: () => moves.beside(-1),
      next: () => moves.beside(1),
      undo: () => (back.last ? void back.takeBack() : false),
      choose: () => inQueue && id !== undefined && chosen.toggle(id),
      chooseAll: () => inQueue && chosen.toggleAll(),
      bulk: () => inQueue && askBulk(),
      filter: () => inQueue && openFilter(summary.current),
    },
    'whole',
  )

  async function rejectChosen(...why: Parameters<typeof back.rejectAll>[1]): Promise<void> {
    const open = id !== undefined && chosen.ids.includes(id)
    const wave = chosen.ids
    await back.rejectAll(wave, why)
    chosen.clear()
    setAsking(undefined)
    if (open) moves.done(wave)
  }

  return { moves, chosen, asking, setAsking, summary, back, askBulk, rejectChosen }
}

function openFilter(summary: HTMLElement | null): void {
  const box = summary?.closest('details')
  if (!box) return
  box.open = true
  box.querySelector('select')?.focus()
}
