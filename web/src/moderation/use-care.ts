import { publicStates } from '@bezpechne/shared/inquiry-states'
import type { Case } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { toast } from '../ui/toast.tsx'
import { useDecide } from './api.ts'
import { decisionWords } from './decision-words.ts'
import { weighingWords } from './weighing-words.ts'

export type Care = ReturnType<typeof useCare>

/** The acts on an inquiry that has left the queue. */
export function useCare(city: string, { id, state }: Case) {
  const say = useWords(decisionWords)
  const weighing = useWords(weighingWords)
  const decide = useDecide(city)
  const [error, setError] = useState<unknown>()

  return {
    isPublic: publicStates.some((visible) => visible === state),
    error,
    /** Throws: the dialog says what went wrong. */
    hide: async (reason: string): Promise<void> => {
      const { number } = await decide(id, 'hide', { reason })
      toast(say('hiddenToast', { number }))
    },
    /** Throws: the dialog says what went wrong. */
    merge: async (into: string, note: string): Promise<void> => {
      const { number } = await decide(id, 'merge', { into, ...(note ? { note } : {}) })
      toast(weighing('mergeToast', { number, into }))
    },
    restore: async (): Promise<void> => {
      setError(undefined)
      await decide(id, 'restore')
        .then(({ number }) => toast(say('restoredToast', { number })))
        .catch(setError)
    },
  }
}
