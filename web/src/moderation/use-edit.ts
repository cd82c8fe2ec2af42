import type { Case } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { useKept } from '../lib/kept.ts'
import { useWords } from '../lib/words.ts'
import { toast } from '../ui/toast.tsx'
import { useDecide } from './api.ts'
import { type EditDraft, type EditProblem, problemOf, startEdit, toEdit } from './edit-draft.ts'
import { redactionWords } from './redaction-words.ts'
import { useBlanking } from './use-blanking.ts'

/** A public inquiry while it is changed: what is typed survives a reload and a colleague who was faster. */
export function useEdit(city: string, found: Case, onDone: () => void) {
  const tell = useWords(redactionWords)
  const decide = useDecide(city)
  const [draft, keep, forget] = useKept<EditDraft>(`${city}:${found.id}:edit`, () => startEdit(found))
  const [problem, setProblem] = useState<EditProblem>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  function change(part: Partial<EditDraft>): void {
    keep({ ...draft, ...part })
    setProblem(undefined)
  }
  const blanking = useBlanking(found.text ?? draft.text, draft, change)

  async function save(): Promise<void> {
    const wrong = problemOf(draft)
    setProblem(wrong)
    if (wrong || busy) return
    setBusy(true)
    setError(undefined)
    try {
      const { number } = await decide(found.id, 'edit', toEdit(draft, found))
      toast(tell('editedToast', { number }))
      leave()
    } catch (refusal) {
      setError(refusal)
    }
    setBusy(false)
  }

  function leave(): void {
    forget()
    onDone()
  }

  return {
    draft,
    change,
    blanking,
    problem,
    error,
    busy,
    save,
    leave,
    /** A colleague has changed it since it was read here. */
    stale: draft.version < found.version,
    takeTheirs: () => change({ ...startEdit(found), reason: draft.reason }),
    keepMine: () => change({ version: found.version }),
  }
}
