import type { ModeratedItem, ModeratedTab } from '@bezpechne/shared/moderation'
import type { QueueFilter, QueueItem } from '@bezpechne/shared/queue'

import { useModerated, useQueue } from './api.ts'

export type DeskTab = 'queue' | ModeratedTab

export type DeskList = ReturnType<typeof useDeskList>

/** The list of the open tab; the queue is always asked, for its number in the header. */
export function useDeskList(city: string, tab: DeskTab, filter: QueueFilter) {
  const queue = useQueue(city, filter)
  const moderated = useModerated(city, tab === 'queue' ? undefined : tab)
  const open = tab === 'queue' ? queue : moderated
  const queued = itemsOf<QueueItem>(queue.data)
  const listed = itemsOf<ModeratedItem>(moderated.data)
  const { waiting, urgent = 0, oldestAt = null, undoSeconds = 0 } = firstOf(queue.data)
  return {
    queued,
    listed,
    ids: (tab === 'queue' ? queued : listed).map(({ id }) => id),
    /** What a colleague is reading: passed over when the next one opens by itself. */
    taken: new Set(queued.filter(({ held, othersTurn }) => held !== null || othersTurn).map(({ id }) => id)),
    total: firstOf<{ total: number }>(open.data).total,
    waiting,
    urgent,
    oldestAt,
    undoSeconds,
    error: open.error,
    retry: open.refetch,
    more: open.hasNextPage ? open.fetchNextPage : undefined,
  }
}

function itemsOf<Item extends { id: string }>(data: { pages: { items: Item[] }[] } | undefined): Item[] {
  const items = data?.pages.flatMap((page) => page.items) ?? []
  // NOTE: what got another turn between two pages may be on both.
  return [...new Map(items.map((item) => [item.id, item])).values()]
}

function firstOf<Head extends object>(data: { pages: Head[] } | undefined): Partial<Head> {
  return data?.pages[0] ?? {}
}

/** The next after this one that nobody else reads; from the top again at the end; none when none is left. */
export function nextAfter(
  ids: readonly string[],
  taken: ReadonlySet<string>,
  id: string | undefined,
): string | undefined {
  const at = id === undefined ? -1 : ids.indexOf(id)
  const order = [...ids.slice(at + 1), ...ids.slice(0, Math.max(0, at))]
  return order.find((other) => other !== id && !taken.has(other))
}
