import type { Box } from '@bezpechne/shared/geo'
import type { InquiryPage } from '@bezpechne/shared/inquiries'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { get } from '../lib/api.ts'
import { calmly } from '../lib/calmly.ts'
import { useLive } from '../lib/live.ts'
import { type Filter, listQuery } from './view.ts'

const pageSize = 50

/** The list beside the map, page by page; while a new one loads the old one stays in sight. */
export function useInquiries(city: string, filter: Filter, box: Box | undefined) {
  return useInfiniteQuery({
    queryKey: ['inquiries', city, listQuery(filter, box, { limit: pageSize })],
    queryFn: ({ signal, pageParam }) =>
      getPage(city, listQuery(filter, box, { limit: pageSize, cursor: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })
}

/** How many of each colour, whatever colour is chosen: the numbers on the chips. */
export function useCounts(city: string, filter: Filter, box: Box | undefined) {
  const query = listQuery({ ...filter, colour: undefined }, box, { limit: 1 })
  const { data } = useQuery<InquiryPage>({
    queryKey: ['inquiries', city, 'counts', query],
    queryFn: ({ signal }) => getPage(city, query, signal),
    placeholderData: keepPreviousData,
  })
  return data?.counts
}

function getPage(city: string, query: string, signal: AbortSignal): Promise<InquiryPage> {
  return get(`/cities/${city}/inquiries?${query}`, signal)
}

/** Grows when the server tells of changes; lists and the open inquiry are asked again with it. */
export function useVersion(city: string): number {
  const client = useQueryClient()
  const [version, setVersion] = useState(0)
  const changed = useRef(new Set<string>())
  const calm = useRef<ReturnType<typeof calmly>>(undefined)
  useEffect(
    function followCalmly() {
      const numbers = changed.current
      const { ask, stop } = calmly(() => {
        setVersion((before) => before + 1)
        void client.invalidateQueries({ queryKey: ['inquiries', city] })
        for (const number of numbers)
          void client.invalidateQueries({ queryKey: ['inquiry', city, ...(number ? [number] : [])] })
        numbers.clear()
      })
      calm.current = { ask, stop }
      return function leave() {
        stop()
        // Nobody tells a page that is not open: who comes back sees the list anew, as the map is.
        void client.invalidateQueries({ queryKey: ['inquiries', city], refetchType: 'none' })
      }
    },
    [client, city],
  )
  useLive(city, function note(event) {
    if (event.type === 'inquiry-changed') changed.current.add(event.number)
    // After a break any of them may have changed.
    else if (event.seq === 0) changed.current.add('')
    calm.current?.ask()
  })
  return version
}
