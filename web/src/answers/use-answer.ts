import type { AssignedItem, NewAnswer, SavedAnswer } from '@bezpechne/shared/answers'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { useKept } from '../lib/kept.ts'
import { type AnswerText, problemsOf, startText, toWords } from './answer-text.ts'
import { useAnswerAct, useSaveAnswer } from './api.ts'
import { type KeptAnswer, type Own, standOf } from './draft-stand.ts'

export type SavingState = 'idle' | 'pending' | 'saving' | 'saved' | 'failed'

const pause = 4000

export type Answer = ReturnType<typeof useAnswer>

/** An answer in work: on this device at once, with the organisation after a pause, public when confirmed. */
export function useAnswer(city: string, item: AssignedItem, mine: string | null) {
  const act = useAnswerAct(city)
  const own = item.draft?.organisationId === mine ? item.draft : null
  const start = startOf(own)
  const [kept, keep, forget] = useKept<KeptAnswer>(`reply:${city}:${item.number}`, () => start)
  const { send, known } = useSending(city, item, mine)
  const { text, fresh, clash, keepAs } = standOf(kept, own, known)
  const problems = problemsOf(text)
  const mayGo = Object.keys(problems).length === 0 && !clash
  const { saving, saveDraft } = useDraftSaving(mayGo, () => send(text, 'draft', own))

  useSavedAfterPause(JSON.stringify(text), !fresh && mayGo && own?.state !== 'review', saveDraft)

  return {
    own,
    text,
    problems,
    clash,
    change: (part: Partial<AnswerText>) => keep(keepAs({ ...text, ...part })),
    saveDraft,
    storedAt: own?.changedAt,
    state: stateOf(fresh, saving, own?.changedAt),
    keepMine: () => keep({ ...start, text }),
    takeTheirs: () => keep(start),
    takeBack: () =>
      act<SavedAnswer>(`inquiries/${item.number}/answers/take-back`, { version: own?.version ?? 1 }),
    finish: async (state: 'review' | 'published'): Promise<void> => {
      await send(text, state, own)
      keep({ text, version: null, from: text })
      forget()
    },
  }
}

function startOf(own: Own | null): KeptAnswer {
  return { text: startText(own), version: own?.version ?? null, from: startText(own) }
}

/** Sends what was typed on what is stored; who is late gets the newer draft with the list. */
function useSending(city: string, item: AssignedItem, mine: string | null) {
  const save = useSaveAnswer(city, item, mine)
  const client = useQueryClient()
  const [known, setKnown] = useState<number | null>(null)
  async function send(text: AnswerText, state: NewAnswer['state'], own: Own | null): Promise<void> {
    try {
      const saved = await save({ ...toWords(text), state, version: own?.version ?? null })
      setKnown(saved.version)
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) {
        setKnown(null)
        void client.invalidateQueries({ queryKey: ['answers', city] })
      }
      throw error
    }
  }
  return { send, known }
}

function useDraftSaving(mayGo: boolean, send: () => Promise<void>) {
  const [saving, setSaving] = useState<'saving' | 'failed'>()
  async function saveDraft(): Promise<void> {
    if (!mayGo) return
    setSaving('saving')
    await send().then(
      () => setSaving(undefined),
      () => setSaving('failed'),
    )
  }
  return { saving, saveDraft }
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
function useSavedAfterPause(text: string, needed: boolean, saveDraft: () => Promise<void>) {
  const save = useEffectEvent((typed: string) => typed === text && saveDraft())
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
