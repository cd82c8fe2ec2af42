import type { DeskCalendar, ReadHolidays } from '@bezpechne/shared/calendar'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { get, post } from '../../lib/api.ts'
import { useActInTurn } from '../../lib/turns.ts'

export function useCalendar(city: string) {
  return useQuery({
    queryKey: ['calendar', city],
    queryFn: ({ signal }) => get<DeskCalendar>(`/cities/${city}/settings/calendar`, signal),
    staleTime: 60_000,
  })
}

export type ChangeCalendar = (what: string, body: object) => Promise<void>

/** One change, made from the version that is shown; what the server then has is shown at once. */
export function useChangeCalendar(city: string, version: number): ChangeCalendar {
  const client = useQueryClient()
  const act = useActInTurn()
  return async function change(what, body) {
    const thing = `/cities/${city}/settings/calendar`
    const sent = act<DeskCalendar>(thing, `${thing}/${what}`, { version, ...body })
    const calendar = await sent.catch((error: unknown) => {
      // What somebody else has saved is shown beside what stands in the fields.
      void client.invalidateQueries({ queryKey: ['calendar', city] })
      throw error
    })
    client.setQueryData(['calendar', city], calendar)
    // Whoever waits has new times.
    void client.invalidateQueries({ queryKey: ['answers', city] })
  }
}

export function readHolidays(city: string, text: string): Promise<ReadHolidays> {
  return post<ReadHolidays>(`/cities/${city}/settings/calendar/holidays/read`, { text })
}
