import type { Again, AuthorView } from '@bezpechne/shared/inquiries'
import { useEffect, useState } from 'react'

import { useAct } from '../lib/act.ts'
import { ApiError } from '../lib/api.ts'
import { forgetOld, useKept } from '../lib/kept.ts'
import { createProver } from './proof.ts'
import {
  revisionBody,
  type RevisionDraft,
  type RevisionProblem,
  revisionProblem,
  startRevision,
} from './revision.ts'

/** The one change of an author: kept on the device until the server has it, sent once however often one presses. */
export function useRevision(own: AuthorView, code: string, onChanged: () => void) {
  const [draft, keep, forget] = useKept<RevisionDraft>(`revise:${own.number}`, () => startRevision(own))
  const [prover] = useState(() => createProver(own.city, { action: 'revision' }))
  const act = useAct()
  const [problem, setProblem] = useState<RevisionProblem>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  useEffect(
    function begin() {
      forgetOld()
      prover.start()
    },
    [prover],
  )

  async function send(): Promise<void> {
    const wrong = revisionProblem(draft)
    setProblem(wrong)
    if (wrong || busy) return
    setBusy(true)
    setError(undefined)
    try {
      await post()
      forget()
      onChanged()
    } catch (refusal) {
      setError(refusal)
    }
    setBusy(false)
  }

  async function body() {
    return revisionBody(draft, { code, proof: await prover.proof(), happenedAt: own.happenedAt })
  }

  async function post(): Promise<void> {
    try {
      await act<Again>('/receipts/revise', await body())
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) throw refusal
      // The answer of an earlier try was lost: it had arrived.
      if (refusal.code === 'revised-before') return
      if (!refusal.code.startsWith('proof-')) throw refusal
      prover.forget()
      await act<Again>('/receipts/revise', await body())
    }
  }

  return { draft, keep, problem, error, busy, send }
}
