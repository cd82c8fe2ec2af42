import type { ArchiveList, ArchiveStatus } from '@bezpechne/shared/archives'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get } from '../../lib/api.ts'

const at = (city: string) => `/cities/${city}/desk/archives`

/** How soon a page sees what another person, or the server, did. */
const askAgain: Partial<Record<ArchiveStatus['state'], number>> = { asked: 10_000, making: 3000 }

/** Asked again and again while one is waited for. */
export function useArchives(city: string) {
  return useQuery({
    queryKey: ['archives', city],
    queryFn: ({ signal }) => get<ArchiveList>(at(city), signal),
    refetchInterval: ({ state: { data } }) =>
      data?.items.map((one) => askAgain[one.state]).find((after) => after !== undefined) ?? false,
  })
}

export function useArchiveActs(city: string) {
  const act = useAct()
  const client = useQueryClient()

  async function send(path: string): Promise<void> {
    try {
      client.setQueryData(['archives', city], await act<ArchiveList>(`${at(city)}${path}`, {}))
    } catch (error) {
      // Somebody else was faster: what is so now stands beside the refusal.
      void client.invalidateQueries({ queryKey: ['archives', city] })
      throw error
    }
  }
  return {
    ask: () => send(''),
    agree: (id: string) => send(`/${id}/agree`),
    cancel: (id: string) => send(`/${id}/cancel`),
    /** NOTE: a link asks for no code: what stands at the desk has to, before the browser takes over. */
    async fetch(id: string) {
      await send(`/${id}/fetch`)
      location.assign(`/api/v1${at(city)}/${id}/file`)
    },
  }
}
