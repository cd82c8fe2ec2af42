import type { Left, NewInvitation, OnePerson, People } from '@bezpechne/shared/members'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { get } from '../../lib/api.ts'
import type { Leaving } from './remove-form.tsx'

const keyOf = (city: string) => ['people', city]

export function usePeople(city: string) {
  return useQuery({
    queryKey: keyOf(city),
    queryFn: ({ signal }) => get<People>(`/cities/${city}/people`, signal),
  })
}

/** Kept for nobody: each look is a row of the audit, and shows what is so now. */
export function usePerson(city: string, id: string) {
  return useQuery({
    queryKey: ['person', city, id],
    queryFn: ({ signal }) => get<OnePerson>(`/cities/${city}/people/${id}`, signal),
    gcTime: 0,
  })
}

/** What an administrator does with people; the list is read anew after each, also after a refusal. */
export function usePeopleActs(city: string) {
  const act = useAct()
  const client = useQueryClient()

  async function send<Answer = unknown>(path: string, body: object = {}): Promise<Answer> {
    try {
      return await act<Answer>(`/cities/${city}/people${path}`, body)
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
    decide: (id: string, approve: boolean) => send(`/invitations/${id}/${approve ? 'approve' : 'refuse'}`),
    reset: (id: string) => send(`/${id}/reset`),
    remove: ({ id, role }: Leaving) =>
      role ? send<Left>(`/${id}/remove`, { role }) : send<Left>(`/${id}/leave`),
  }
}
