import './queue.css'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { CasePanel, NothingOpen } from './case-panel.tsx'
import type { DeskFacts } from './desk-facts.ts'
import { DeskQueue } from './desk-queue.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import { type DeskList, type DeskTab, nextAfter } from './use-desk-list.ts'

interface Props {
  facts: DeskFacts
  tab: DeskTab
  id: string | undefined
  list: DeskList
}

/** Queue, inquiry, decision: what is decided makes room for the next by itself. */
export function ModerationDesk({ facts, tab, id, list }: Props) {
  const [help, setHelp] = useState(false)
  const { open, done, skip } = useDeskMoves({ tab, id, list })

  const beside = (lines: 1 | -1) => {
    const next = list.ids[list.ids.indexOf(id ?? '') + lines]
    if (next) open(next)
  }
  useDeskKeys({ help: () => setHelp(true), previous: () => beside(-1), next: () => beside(1) }, 'whole')

  return (
    <main id="main" className={id ? 'desk' : 'desk nothing'}>
      <DeskQueue
        tab={tab}
        list={list}
        categories={facts.categories}
        selected={id}
        onHelp={() => setHelp(true)}
      />
      {id && (
        <CasePanel key={id} facts={facts} id={id} queued={tab === 'queue'} onDone={done} onSkip={skip} />
      )}
      {!id && list.total === 0 && <NothingOpen tab={tab} />}
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </main>
  )
}

/** From one inquiry to another; the first opens by itself. */
function useDeskMoves({ tab, id, list }: Omit<Props, 'facts'>) {
  const navigate = useNavigate({ from: '/desk/$city/moderation' })
  const { ids, taken } = list
  const first = nextAfter(ids, taken, undefined) ?? ids[0]

  function open(next: string | undefined): void {
    void navigate({ search: { state: tab, ...(next ? { id: next } : {}) }, replace: !next })
  }

  useEffect(
    function openFirst() {
      if (!id && first) void navigate({ search: { state: tab, id: first }, replace: true })
    },
    [id, first, tab, navigate],
  )

  return {
    open,
    done: () => open(nextAfter(ids, taken, id)),
    /** The only one there is cannot be skipped. */
    skip: () => {
      const next = nextAfter(ids, taken, id)
      if (next) open(next)
    },
  }
}
