import type { AssignedBodies, MadeReplyLink, ReplyLinks } from '@bezpechne/shared/assignments'
import type { Moved } from '@bezpechne/shared/moderation'
import { useQuery, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../lib/act.ts'
import { get } from '../lib/api.ts'

const path = (city: string, id: string) => `/cities/${city}/moderation/inquiries/${id}`

/** Who has to answer an inquiry, and until when. */
export function useBodies(city: string, id: string) {
  return useQuery({
    queryKey: ['moderation', city, 'bodies', id],
    queryFn: ({ signal }) => get<AssignedBodies>(`${path(city, id)}/bodies`, signal),
    refetchInterval: 60_000,
  })
}

export function useReplyLinks(city: string, id: string) {
  return useQuery({
    queryKey: ['moderation', city, 'links', id],
    queryFn: ({ signal }) => get<ReplyLinks>(`${path(city, id)}/reply-links`, signal),
  })
}

/** The acts on who has to answer; after each the case is read afresh. */
export function useHandover(city: string, id: string) {
  const client = useQueryClient()
  const act = useAct()
  async function acted<Answer>(what: string, body: object): Promise<Answer> {
    try {
      return await act<Answer>(`${path(city, id)}/${what}`, body)
    } finally {
      void client.invalidateQueries({
        queryKey: ['moderation', city],
        predicate: ({ queryKey }) => queryKey[2] !== 'claim',
      })
    }
  }
  return {
    assign: (lead: string, others: string[]) => acted<Moved>('assign', { organisationId: lead, others }),
    withdraw: (organisationId: string) => acted<Moved>('withdraw', { organisationId }),
    makeLink: (organisationId: string) => acted<MadeReplyLink>('reply-links', { organisationId }),
    closeLink: (link: string) => acted<ReplyLinks>(`reply-links/${link}/withdraw`, {}),
  }
}
