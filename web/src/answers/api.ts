import type { AnswerTemplates } from '@bezpechne/shared/answer-templates'
import type {
  AssignedDetail,
  AssignedItem,
  AssignedPage,
  AssignedTab,
  DeskAnswerPage,
  NewAnswer,
  SavedAnswer,
} from '@bezpechne/shared/answers'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../lib/act.ts'
import { get } from '../lib/api.ts'
import { type Paged, usePaged, without } from '../lib/paged.ts'
import { inTurn, useActInTurn } from '../lib/turns.ts'
import { useLanguage } from '../lib/words.ts'

export function useAssigned(city: string, state: AssignedTab) {
  const list = usePaged<AssignedPage>(
    ['answers', city, state],
    `/cities/${city}/answers/assigned?limit=50&state=${state}`,
    // What a moderator hands over meanwhile shows by itself.
    { refetchInterval: 60_000 },
  )
  const pages = list.data?.pages ?? []
  return {
    ...list,
    items: pages.flatMap(({ items }) => items),
    total: pages[0]?.total,
    reviewed: pages[0]?.reviewed ?? false,
  }
}

export type WaitingKind = 'to-check' | 'ageing'

/** Answers that a moderator has to read, or that somebody has to look at again; not asked while closed. */
export function useWaiting(city: string, what: WaitingKind | undefined) {
  const list = usePaged<DeskAnswerPage>(['answers', city, what], `/cities/${city}/answers/${what}?limit=50`, {
    enabled: what !== undefined,
    refetchInterval: 60_000,
  })
  const pages = list.data?.pages ?? []
  return { ...list, items: pages.flatMap(({ items }) => items), total: pages[0]?.total }
}

/** What was sent and where exactly: asked for when it is opened, as each reading is written down. */
export function useSent(city: string, number: string) {
  return useQuery({
    queryKey: ['answers', city, 'sent', number],
    queryFn: ({ signal }) => get<AssignedDetail>(`/cities/${city}/answers/assigned/${number}`, signal),
    staleTime: 10 * 60_000,
  })
}

export function useTemplates(city: string) {
  return useQuery({
    queryKey: ['templates', city, useLanguage()],
    queryFn: ({ signal }) => get<AnswerTemplates>(`/cities/${city}/templates`, signal),
    staleTime: 60_000,
  })
}

const assignedTabs: AssignedTab[] = ['waiting', 'overdue', 'answered']

/** Keeps a draft, gives it to a moderator, or publishes; the list has it at once. */
export function useSaveAnswer(city: string, { number, draft }: AssignedItem, mine: string | null) {
  const client = useQueryClient()
  const act = useAct()
  return async function save(answer: NewAnswer): Promise<SavedAnswer> {
    const path = `/cities/${city}/inquiries/${number}/answers`
    const send = (version: number | null) => act<SavedAnswer>(path, { ...answer, version })
    const saved = await inTurn(path, answer.version ?? null, send, draftVersion)
    if (saved.state === 'published') {
      client.setQueryData<Paged<AssignedPage>>(
        ['answers', city, 'waiting'],
        without((item: AssignedItem) => item.number === number),
      )
      void client.invalidateQueries({ queryKey: ['answers', city] })
      return saved
    }
    const { state, version, changedAt } = saved
    const open = { ...wordsOf(answer), state, version, changedAt }
    const returnedNote = state === 'draft' ? (draft?.returnedNote ?? null) : null
    for (const tab of assignedTabs) {
      client.setQueryData<Paged<AssignedPage>>(['answers', city, tab], (data) =>
        withDraft(data, number, { ...open, returnedNote, organisationId: mine }),
      )
    }
    return saved
  }
}

function wordsOf({ text, basis = null, steps = null, sources = [], reviewMonths = null }: NewAnswer) {
  return { text, basis, steps, sources, reviewMonths }
}

/** What is published is nobody's draft any more: the next one begins anew. */
function draftVersion({ state, version }: SavedAnswer): number | undefined {
  return state === 'published' ? undefined : version
}

function withDraft(
  data: Paged<AssignedPage> | undefined,
  number: string,
  draft: NonNullable<AssignedItem['draft']>,
): Paged<AssignedPage> | undefined {
  return (
    data && {
      ...data,
      pages: data.pages.map((page) => ({
        ...page,
        items: page.items.map((item) => (item.number === number ? { ...item, draft } : item)),
      })),
    }
  )
}

/** Any other act on answers; every list is asked anew after it, accepted or not. */
export function useAnswerAct(city: string) {
  const client = useQueryClient()
  const act = useActInTurn()
  return async function care<Answer extends object>(path: string, body: object): Promise<Answer> {
    const at = `/cities/${city}/${path}`
    try {
      // Its last part is what is done with the answer.
      return await act<Answer>(at.slice(0, at.lastIndexOf('/')), at, body)
    } finally {
      void client.invalidateQueries({ queryKey: ['answers', city] })
      void client.invalidateQueries({ queryKey: ['answer-counts', city] })
    }
  }
}
