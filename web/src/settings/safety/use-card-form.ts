import type { SettingCard } from '@bezpechne/shared/card-settings'
import { type CardWords, cardOf, type HelpLine } from '@bezpechne/shared/card-words'
import { useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { toast } from '../../ui/toast.tsx'
import { useSaveCard } from './api.ts'
import { words } from './words.ts'

/** NOTE: the version is of what the list says now; what came meanwhile is shown, so that it is replaced knowingly. */
export function useCardForm(city: string, card: SettingCard, onDone: () => void) {
  const say = useWords(words)
  const save = useSaveCard(city, card.card)
  const [typed, setTyped] = useState<CardWords>(() => cardOf(card.card, card.own))
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  async function send(reset: boolean): Promise<void> {
    if (busy) return
    setBusy(true)
    setError(undefined)
    const { version } = card
    try {
      await save(reset ? { version } : { words: typed, version }, reset)
      toast(say('saved', { card: say(card.card) }))
      onDone()
    } catch (refusal) {
      setError(refusal)
    }
    setBusy(false)
  }

  return {
    typed,
    error,
    busy,
    send: (reset: boolean) => void send(reset),
    put: (part: Partial<CardWords>) => setTyped((before) => ({ ...before, ...part })),
    putLine: (index: number, line: HelpLine | undefined) =>
      setTyped((before) => ({ ...before, lines: before.lines.toSpliced(index, 1, ...(line ? [line] : [])) })),
  }
}
