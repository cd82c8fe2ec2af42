import type { RejectionReason } from '@bezpechne/shared/inquiry-states'
import type { Publish } from '@bezpechne/shared/moderation'
import type { Agreement, SealedCase, SealedPage } from '@bezpechne/shared/sealed'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { ApiError, get } from '../lib/api.ts'
import { useFoundWords } from '../lib/found.ts'
import { usePaged } from '../lib/paged.ts'
import { useWords } from '../lib/words.ts'
import { toast } from '../ui/toast.tsx'
import { useDecide } from './api.ts'
import { decisionWords } from './decision-words.ts'
import type { WaitingFacts } from './desk-facts.ts'
import {
  type DraftProblem,
  problemOf,
  type PublicDraft,
  startDraft,
  toPublish,
  wordsOf,
} from './public-draft.ts'
import { sealedWords } from './sealed-words.ts'
import { useLease } from './use-lease.ts'
import { useRoute } from './use-route.ts'
import { words } from './words.ts'

const base = (city: string) => `/cities/${city}/moderation/sealed`

/** Nothing tells of what is sealed, so its list is asked again. */
export function useSealedList(city: string) {
  const asked = usePaged<SealedPage>(['moderation', city, 'sealed'], `${base(city)}?limit=50`, {
    refetchInterval: 30_000,
  })
  const items = asked.data?.pages.flatMap((page) => page.items) ?? []
  return {
    items,
    ids: items.map(({ id }) => id),
    taken: new Set(items.filter(({ held }) => held !== null).map(({ id }) => id)),
    total: asked.data?.pages[0]?.total,
    error: asked.error,
    retry: asked.refetch,
    more: asked.hasNextPage ? asked.fetchNextPage : undefined,
  }
}

export type SealedList = ReturnType<typeof useSealedList>

export function useSealedCase(city: string, id: string) {
  return useQuery({
    queryKey: ['moderation', city, 'sealed-case', id],
    queryFn: ({ signal }) => get<SealedCase>(`${base(city)}/${id}`, signal),
  })
}

/** Nothing of it is erased before it is decided. */
export type SealedWaiting = SealedCase & { text: string }

export function isSealedWaiting(found: SealedCase | undefined): found is SealedWaiting {
  return found?.state === 'submitted' && found.text !== null
}

/** One sealed inquiry on the desk: what one agrees to, and what a colleague has agreed to. */
export function useSealed(facts: WaitingFacts, found: SealedWaiting, onDone: () => void) {
  const lease = useLease(facts.city.id, found.id, 'sealed')
  const proposal = useProposal(found)
  const { draft, changed } = proposal
  const left = useFoundWords()(wordsOf(draft))
  const route = useRoute(facts, found, draft)
  const [problem, setProblem] = useState<DraftProblem>()
  const acts = useActs({ city: facts.city.id, found, onDone, onLate: () => void lease.renew() })

  function change(part: Partial<PublicDraft>): void {
    proposal.change(part)
    setProblem(undefined)
    lease.touch()
  }

  function agree(): void {
    const wrong = problemOf(draft, found)
    setProblem(wrong)
    if (!wrong) void acts.agree(toPublish(draft, found))
  }

  return { ...acts, agree, draft, change, changed, proposal, lease, left, route, problem }
}

interface Acting {
  city: string
  found: SealedWaiting
  onDone: () => void
  /** The lease ran out unnoticed. */
  onLate: () => void
}

/** The three ways on; each tells what became of it and opens the next. */
function useActs({ city, found: { id, agreement }, onDone, onLate }: Acting) {
  const say = useWords(sealedWords)
  const telling = useWords(decisionWords)
  const decide = useDecide(city, 'sealed')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  async function run(
    step: 'agree' | 'publish',
    body: object,
    told: (number: string) => string,
  ): Promise<void> {
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      const { number } = await decide(id, step, body)
      toast(told(number))
      onDone()
    } catch (refusal) {
      setError(refusal)
      if (refusal instanceof ApiError && refusal.code === 'claim-needed') onLate()
    }
    setBusy(false)
  }

  return {
    error,
    busy,
    agree: (face: Publish) =>
      run('agree', { face, instead: agreement?.id ?? null }, (number) => say('agreedToast', { number })),
    publish: (read: Agreement) =>
      run('publish', { agreement: read.id }, (number) => telling('publishedToast', { number })),
    reject: async (reason: RejectionReason, note: string): Promise<void> => {
      const { number } = await decide(id, 'reject', { reason, ...(note ? { note } : {}) })
      toast(telling('rejectedToast', { number }))
      onDone()
    },
  }
}

/**
 * What stands on the right: a colleague's proposal, or the beginning of one's own.
 * NOTE: on no device, unlike other drafts: what is sealed stays in this window.
 */
function useProposal(found: SealedWaiting) {
  const say = useWords(words)
  const { agreement } = found
  const begin = () => ({
    of: agreement?.id,
    draft: agreement ? draftOf(agreement, found) : startDraft(found, say('editReasonDefault')),
  })
  const [{ of, draft }, set] = useState(begin)
  const standing = agreement && draftOf(agreement, found)
  return {
    draft,
    change: (part: Partial<PublicDraft>) => set({ of, draft: { ...draft, ...part } }),
    /** Whether it differs from what a colleague, or oneself, has agreed to. */
    changed:
      !standing || JSON.stringify(toPublish(draft, found)) !== JSON.stringify(toPublish(standing, found)),
    /** Another proposal than the one that was on the screen. */
    stale: of !== agreement?.id,
    take: () => set(begin()),
  }
}

function draftOf({ face }: Agreement, found: SealedWaiting): PublicDraft {
  return {
    title: face.title,
    text: face.text,
    place: face.place ?? '',
    at: face.at ?? found.exactAt,
    category: face.category ?? found.category,
    editReason: face.editReason ?? '',
    photos: face.photos,
    organisationId: face.organisationId,
  }
}
