import { type InfiniteData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

import { get } from './api.ts'

export type Paged<Page> = InfiniteData<Page, string | undefined>

/** A list of the API, page by page; `path` ends in a query string. */
export function usePaged<Page extends { nextCursor: string | null }>(
  queryKey: QueryKey,
  path: string,
  options: { enabled?: boolean; refetchInterval?: number } = {},
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      get<Page>(pageParam ? `${path}&cursor=${encodeURIComponent(pageParam)}` : path, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    ...options,
  })
}

/** Out of the list at once: what is decided must not open again while the fresh list is on its way. */
export function without<Item, Page extends { items: Item[]; total: number }>(
  isGone: (item: Item) => boolean,
) {
  return function rest(data: Paged<Page> | undefined): Paged<Page> | undefined {
    if (!data?.pages.some(({ items }) => items.some(isGone))) return data
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.filter((item) => !isGone(item)),
      total: page.total - 1,
    }))
    return { ...data, pages }
  }
}
