import type { AssignedItem } from '@bezpechne/shared/answers'
import { useEffect, useEffectEvent, useState } from 'react'

import { useKept } from '../lib/kept.ts'
import { type AnswerText, isLongEnough, sameText, startText, toAnswer } from './answer-text.ts'
import { useSaveAnswer } from './api.ts'

export type SavingState = 'idle' | 'pending' | 'saving' | 'saved' | 'failed'

const pause = 4000

/** An answer in work: on this device at once, with the organisation after a pause, public when confirmed. */
export function useAnswer(city: string, item: AssignedItem, mine: string | null) {
  const save = useSaveAnswer(city, item.number)
  const own = item.draft?.organisationId === mine ? item.draft : null
  const [text, keep, forget] = useKept(`answer:${city}:${item.number}`, () => startText(own))
  const [stored, setStored] = useState<AnswerText>(() => startText(own))
  const [version, setVersion] = useState(own?.version ?? null)
  const [storedAt, setStoredAt] = useState(own?.changedAt)
  const [saving, setSaving] = useState<'saving' | 'failed'>()
  const fresh = sameText(text, stored)

  async function saveDraft(): Promise<void> {
    if (!isLongEnough(text) || saving === 'saving') return
    setSaving('saving')
    try {
      const saved = await save(toAnswer(text, 'draft', version))
      setVersion(saved.version)
      setStored(text)
      setStoredAt(saved.changedAt)
      setSaving(undefined)
    } catch {
      setSaving('failed')
    }
  }

  useSavedAfterPause(text, !fresh && isLongEnough(text), saveDraft)

  return {
    text,
    change: (part: Partial<AnswerText>) => keep({ ...text, ...part }),
    saveDraft,
    storedAt,
    state: stateOf(fresh, saving, storedAt),
    async publish(): Promise<void> {
      await save(toAnswer(text, 'published', version))
      forget()
    },
  }
}

function stateOf(
  fresh: boolean,
  saving: 'saving' | 'failed' | undefined,
  storedAt: string | undefined,
): SavingState {
  if (saving) return saving
  if (!fresh) return 'pending'
  return storedAt ? 'saved' : 'idle'
}

/** Each change starts the pause anew; who types on loses nothing, for the device has it already. */
function useSavedAfterPause(text: AnswerText, needed: boolean, saveDraft: () => Promise<void>) {
  const save = useEffectEvent((typed: AnswerText) => typed === text && saveDraft())
  useEffect(
    function saveLater() {
      if (!needed) return undefined
      const timer = setTimeout(() => void save(text), pause)
      return function typedOn() {
        clearTimeout(timer)
      }
    },
    [text, needed],
  )
}
