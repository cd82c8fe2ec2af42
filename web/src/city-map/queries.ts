import type { Box } from '@bezpechne/shared/geo'
import type { InquiryPage } from '@bezpechne/shared/inquiries'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { get } from '../lib/api.ts'
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

/** Grows with every change that the server tells of; lists and the open inquiry are asked again. */
export function useVersion(city: string): number {
  const client = useQueryClient()
  const [version, setVersion] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLive(city, function refresh(event) {
    setVersion((before) => before + 1)
    if (event.type === 'inquiry-changed' || event.seq === 0) {
      const about = event.type === 'inquiry-changed' ? [event.number] : []
      void client.invalidateQueries({ queryKey: ['inquiry', city, ...about] })
    }
    // One moderator's hour of work is hundreds of events: the lists follow once a second at most.
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void client.invalidateQueries({ queryKey: ['inquiries', city] })
    }, 600)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return version
}
