import type { InternalNotes } from '@bezpechne/shared/assignments'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../lib/act.ts'
import { get } from '../lib/api.ts'

/** Asked for when the thread is opened: each reading is written down. */
export function useNotes(city: string, number: string, open: boolean) {
  return useQuery({
    queryKey: ['notes', city, number],
    queryFn: ({ signal }) => get<InternalNotes>(`/cities/${city}/inquiries/${number}/notes`, signal),
    enabled: open,
    staleTime: 60_000,
  })
}

export function useWriteNote(city: string, number: string) {
  const client = useQueryClient()
  const act = useAct()
  return async function write(text: string): Promise<void> {
    const notes = await act<InternalNotes>(`/cities/${city}/inquiries/${number}/notes`, { text })
    client.setQueryData(['notes', city, number], notes)
  }
}
