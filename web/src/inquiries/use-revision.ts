import type { Again, AuthorView } from '@bezpechne/shared/inquiries'
import { useEffect, useEffectEvent, useState } from 'react'

import { useAct } from '../lib/act.ts'
import { ApiError } from '../lib/api.ts'
import type { Holder } from '../lib/holder.ts'
import { forgetOld, useKept } from '../lib/kept.ts'
import { createProver } from '../lib/proof.ts'
import {
  revisionBody,
  type RevisionDraft,
  type RevisionProblem,
  revisionProblem,
  startRevision,
  withOwn,
  withUploaded,
} from './revision.ts'

/** The one change of an author: kept on the device until the server has it, sent once however often one presses. */
export function useRevision(own: AuthorView, holder: Holder, onChanged: () => void) {
  const [draft, keep, forget] = useKept<RevisionDraft>(`revise:${own.number}`, () => startRevision(own))
  const post = usePosting(own, holder)
  const [problem, setProblem] = useState<RevisionProblem>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const keepOnce = useEffectEvent(keep)
  useEffect(function tidy() {
    forgetOld()
    keepOnce(withUploaded)
  }, [])

  async function send(): Promise<void> {
    const wrong = revisionProblem(draft)
    setProblem(wrong)
    if (wrong || busy) return
    setBusy(true)
    setError(undefined)
    try {
      await post(draft)
      forget()
      onChanged()
    } catch (refusal) {
      if (refusal instanceof ApiError && refusal.code === 'photo-not-found') keep(withOwn)
      setError(refusal)
    }
    setBusy(false)
  }

  return { draft, keep, problem, error, busy, send }
}

/** With a proof of work that is solved while the author still writes, and anew where it has become too old. */
function usePosting({ city, happenedAt }: AuthorView, holder: Holder) {
  const [prover] = useState(() => createProver(city, { action: 'revision' }))
  const act = useAct()
  useEffect(
    function startProof() {
      prover.start()
    },
    [prover],
  )

  return async function post(draft: RevisionDraft): Promise<void> {
    const body = async () => revisionBody(draft, { holder, proof: await prover.proof(), happenedAt })
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
}
