import type { Left, NewInvitation, OnePerson, People } from '@bezpechne/shared/members'
import { useQuery } from '@tanstack/react-query'

import { get } from '../../lib/api.ts'
import { useActAndRead } from '../act-and-read.ts'
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
  // One's own roles may be among those that went.
  const act = useActAndRead(keyOf(city), ['me'])
  const send = <Answer = unknown>(path: string, body: object = {}) =>
    act<Answer>(`/cities/${city}/people${path}`, body)

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
