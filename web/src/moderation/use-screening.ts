import type { ChangeReason, RejectionReason } from '@bezpechne/shared/inquiry-states'
import { useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { useFoundWords } from '../lib/found.ts'
import { useKept } from '../lib/kept.ts'
import { useWords } from '../lib/words.ts'
import { useDecide } from './api.ts'
import { decisionWords } from './decision-words.ts'
import type { DeskFacts, WaitingCase } from './desk-facts.ts'
import {
  type DraftProblem,
  problemOf,
  type PublicDraft,
  startDraft,
  toPublish,
  wordsOf,
} from './public-draft.ts'
import { useBlanking } from './use-blanking.ts'
import { useLease } from './use-lease.ts'
import { answererOf, useRoute } from './use-route.ts'
import type { Decided } from './use-undo.ts'
import { weighingWords } from './weighing-words.ts'
import { words } from './words.ts'

/** One waiting inquiry on the desk: the draft that survives anything, the lease, the two decisions. */
export function useScreening(facts: DeskFacts, found: WaitingCase, onDone: (decided: Decided) => void) {
  const { id: city } = facts.city
  const say = useWords(decisionWords)
  const lease = useLease(city, found.id)
  const decide = useLeasedDecision(city, found.id, lease.renew)
  const [draft, keep, forget] = useScreeningDraft(city, found)
  const blanking = useBlanking(found.text, draft, change)
  const left = useFoundWords()(wordsOf(draft))
  const route = useRoute(facts, found, draft)
  const [problem, setProblem] = useState<DraftProblem>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  function change(part: Partial<PublicDraft>): void {
    keep({ ...draft, ...part })
    setProblem(undefined)
    lease.touch()
  }

  async function publish(): Promise<void> {
    const wrong = problemOf(draft, found)
    setProblem(wrong)
    if (wrong || busy) return
    setBusy(true)
    setError(undefined)
    await decide('publish', toPublish({ ...draft, organisationId: answererOf(draft, route) }, found))
      .then(({ number }) => finish(say('publishedToast', { number })))
      .catch((refusal: unknown) => {
        setError(refusal)
        if (isAboutLease(refusal)) void lease.renew()
      })
    setBusy(false)
  }

  function finish(told: string): void {
    // What was typed stays as long as the decision can be taken back.
    onDone({ ids: [found.id], told, forget })
  }

  const against = useAgainst(decide, finish)
  return { ...against, draft, change, blanking, lease, busy, problem, error, publish, left, route }
}

type Decide = ReturnType<typeof useLeasedDecision>

/** The decisions that do not publish it; each throws, and its dialog says what went wrong. */
function useAgainst(decide: Decide, finish: (told: string) => void) {
  const say = useWords(decisionWords)
  const weighing = useWords(weighingWords)
  return {
    requestChanges: async (reason: ChangeReason, note: string): Promise<void> => {
      const { number } = await decide('request-changes', withNote({ reason }, note))
      finish(weighing('changesToast', { number }))
    },
    merge: async (into: string, note: string): Promise<void> => {
      const { number } = await decide('merge', withNote({ into }, note))
      finish(weighing('mergeToast', { number, into }))
    },
    reject: async (reason: RejectionReason, note: string): Promise<void> => {
      const { number } = await decide('reject', withNote({ reason }, note))
      finish(say('rejectedToast', { number }))
    },
  }
}

function withNote(body: object, note: string): object {
  return note ? { ...body, note } : body
}

function useScreeningDraft(city: string, found: WaitingCase) {
  const say = useWords(words)
  return useKept([city, found.id, found.course.revisedAt].filter(Boolean).join(':'), () =>
    startDraft(found, say('editReasonDefault')),
  )
}

/** A lease that ran out unnoticed is taken anew, unless a colleague was faster. */
function useLeasedDecision(
  city: string,
  id: string,
  renew: (options: { throwOnError: true }) => Promise<unknown>,
) {
  const decide = useDecide(city)
  return async function decideWithLease(
    step: 'publish' | 'request-changes' | 'merge' | 'reject',
    body: object,
  ) {
    try {
      return await decide(id, step, body)
    } catch (refusal) {
      if (!(refusal instanceof ApiError) || refusal.code !== 'claim-needed') throw refusal
      await renew({ throwOnError: true })
      return decide(id, step, body)
    }
  }
}

const aboutLease = ['claimed-by-another', 'claim-needed', 'step-not-allowed']

function isAboutLease(refusal: unknown): boolean {
  return refusal instanceof ApiError && aboutLease.includes(refusal.code)
}
