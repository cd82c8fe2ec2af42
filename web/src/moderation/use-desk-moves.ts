import type { QueueFilter } from '@bezpechne/shared/queue'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'

import { type DeskList, type DeskTab, nextAfter } from './use-desk-list.ts'

interface At {
  tab: DeskTab
  id: string | undefined
  list: DeskList
  filter: QueueFilter
}

/** From one inquiry to another; the first opens by itself. */
export function useDeskMoves({ tab, id, list, filter }: At) {
  const navigate = useNavigate({ from: '/desk/$city/moderation' })
  const { ids, taken } = list
  const first = nextAfter(ids, taken, undefined) ?? ids[0]

  function show(next: string | undefined, asked: QueueFilter = filter, replace = !next): void {
    void navigate({ search: { ...asked, state: tab, ...(next ? { id: next } : {}) }, replace })
  }

  const showFirst = useEffectEvent(() => show(first, filter, true))
  useEffect(
    function openFirst() {
      if (!id && first) showFirst()
    },
    [id, first],
  )

  return {
    open: (next: string | undefined) => show(next),
    /** @param gone what was decided along with it */
    done: (gone: readonly string[] = []) => show(nextAfter(ids, new Set([...taken, ...gone]), id)),
    /** The only one there is cannot be skipped. */
    skip: () => {
      const next = nextAfter(ids, taken, id)
      if (next) show(next)
    },
    beside: (lines: 1 | -1) => {
      const next = ids[ids.indexOf(id ?? '') + lines]
      if (next) show(next)
    },
    /** What is open stays open: somebody may be in the middle of it. */
    narrow: (asked: QueueFilter) => show(id, asked, true),
  }
}
