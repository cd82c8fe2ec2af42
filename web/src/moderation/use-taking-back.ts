import type { RejectionReason } from '@bezpechne/shared/inquiry-states'
import type { BulkOutcome } from '@bezpechne/shared/queue'

import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { toast } from '../ui/toast.tsx'
import { useWave } from './api.ts'
import { queueWords } from './queue-words.ts'
import { useUndo } from './use-undo.ts'

interface Here {
  city: string
  undoSeconds: number
  /** Opens what waits at this desk again. */
  onBack: (id: string | undefined) => void
}

/** The last decision or wave, and the way back from it. */
export function useTakingBack({ city, undoSeconds, onBack }: Here) {
  const say = useWords(queueWords)
  const wave = useWave(city)
  const tellOf = useOutcomeWords()
  const undo = useUndo(undoSeconds)

  async function takeBack(): Promise<void> {
    const taken = undo.take()
    if (!taken) return
    try {
      const [first = ''] = taken.ids
      const count = taken.ids.length
      if (count === 1) await wave.undo(first)
      else await wave.undoAll(taken.ids)
      toast(count === 1 ? say('undone') : say('undoneAll', { count }))
      onBack(count === 1 ? first : undefined)
    } catch (refusal) {
      taken.forget?.()
      toast(say('undoLost', { why: refusal instanceof ApiError ? refusal.title : '' }))
    }
  }

  async function rejectAll(ids: string[], [reason, note]: [RejectionReason, string]): Promise<void> {
    const outcome = await wave.reject({ ids, reason, ...(note ? { note } : {}) })
    const told = tellOf(outcome)
    if (outcome.done.length === 0) toast(told)
    else undo.decided({ ids: outcome.done.map(({ id }) => id), told })
  }

  return { ...undo, takeBack, rejectAll }
}

/** What became of a wave: how many went, and why the others did not. */
function useOutcomeWords() {
  const say = useWords(queueWords)
  return function tell({ done, refused }: BulkOutcome): string {
    const count = (codes: string[]) => refused.filter(({ code }) => codes.includes(code)).length
    const claimed = count(['claimed-by-another'])
    const decided = count(['step-not-allowed'])
    const other = refused.length - claimed - decided
    return [
      say('bulkDone', { count: done.length }),
      claimed > 0 && say('leftClaimed', { count: claimed }),
      decided > 0 && say('leftDecided', { count: decided }),
      other > 0 && say('leftOther', { count: other }),
    ]
      .filter(Boolean)
      .join(' ')
  }
}
