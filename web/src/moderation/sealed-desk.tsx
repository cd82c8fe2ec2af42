import './queue.css'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'

import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import type { WaitingFacts } from './desk-facts.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { SealedScreening } from './sealed-case.tsx'
import { SealedQueue } from './sealed-list.tsx'
import { sealedWords } from './sealed-words.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { nextAfter } from './use-desk-list.ts'
import { isSealedWaiting, useSealedCase, useSealedList } from './use-sealed.ts'

/** The desk of what the guard holds back; nothing of it is on any other. */
export function SealedDesk({ facts, id }: { facts: WaitingFacts; id: string | undefined }) {
  const say = useWords(sealedWords)
  const list = useSealedList(facts.city.id)
  const moves = useMoves(id, list)
  const [help, setHelp] = useState(false)
  useTitle(say('sealed'))
  useDeskKeys(
    { help: () => setHelp(true), previous: () => moves.beside(-1), next: () => moves.beside(1) },
    'whole',
  )
  return (
    <main id="main" className={id ? 'desk' : 'desk nothing'}>
      <SealedQueue list={list} categories={facts.categories} selected={id} onHelp={() => setHelp(true)} />
      {id && <One key={id} facts={facts} id={id} onDone={moves.done} onSkip={moves.skip} />}
      {!id && list.total === 0 && (
        <section className="di">
          <EmptyState title={say('empty')}>
            <p>{say('emptyText')}</p>
          </EmptyState>
        </section>
      )}
      {help && <KeysDialog onClose={() => setHelp(false)} />}
    </main>
  )
}

interface OneProps {
  facts: WaitingFacts
  id: string
  onDone: () => void
  onSkip: () => void
}

function One({ facts, id, onDone, onSkip }: OneProps) {
  const { data: found, error, refetch } = useSealedCase(facts.city.id, id)
  if (isSealedWaiting(found))
    return <SealedScreening facts={facts} found={found} onDone={onDone} onSkip={onSkip} />
  return (
    <section className="di">
      {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} />}
    </section>
  )
}

/** From one to another; the first opens by itself. */
function useMoves(id: string | undefined, { ids, taken }: ReturnType<typeof useSealedList>) {
  const navigate = useNavigate({ from: '/desk/$city/sealed' })
  const show = (next: string | undefined) =>
    void navigate({ search: next ? { id: next } : {}, replace: !next || !id })
  const first = nextAfter(ids, taken, undefined) ?? ids[0]
  const showFirst = useEffectEvent(() => show(first))
  useEffect(
    function openFirst() {
      if (!id && first) showFirst()
    },
    [id, first],
  )
  return {
    done: () => show(nextAfter(ids, taken, id)),
    skip: () => {
      const next = nextAfter(ids, taken, id)
      if (next) show(next)
    },
    beside: (lines: 1 | -1) => {
      const next = ids[ids.indexOf(id ?? '') + lines]
      if (next) show(next)
    },
  }
}
