import type { Member, NewInvitation, People } from '@bezpechne/shared/members'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get } from '../../lib/api.ts'

const keyOf = (city: string) => ['people', city]

export function usePeople(city: string) {
  return useQuery({
    queryKey: keyOf(city),
    queryFn: ({ signal }) => get<People>(`/cities/${city}/people`, signal),
  })
}

/** What an administrator does with people; the list is read anew after each, also after a refusal. */
export function usePeopleActs(city: string) {
  const act = useAct()
  const client = useQueryClient()

  async function send(path: string, body: object = {}): Promise<void> {
    try {
      await act(`/cities/${city}/people${path}`, body)
    } finally {
      await client.invalidateQueries({ queryKey: keyOf(city) })
      // One's own roles may be among those that went.
      await client.invalidateQueries({ queryKey: ['me'] })
    }
  }
  return {
    invite: (wanted: NewInvitation) => send('/invitations', wanted),
    inviteAgain: (id: string) => send(`/invitations/${id}/resend`),
    withdraw: (id: string) => send(`/invitations/${id}/withdraw`),
    remove: ({ id, role }: Pick<Member, 'id' | 'role'>) => send(`/${id}/remove`, { role }),
  }
}
