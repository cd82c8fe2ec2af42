import type {
  CityRequestConfirmed,
  CityRequests,
  Community,
  NewCityRequest,
  OperatedCities,
} from '@bezpechne/shared/opening'
import type { Costs, WaitingGrants } from '@bezpechne/shared/operator-costs'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { useAct } from '../lib/act.ts'
import { ApiError, get } from '../lib/api.ts'
import { createProver } from '../lib/proof.ts'
import { toast } from '../ui/toast.tsx'

/** Communities of the country by a typed name; none where the operator brought no list. */
export function useCommunities(typed: string) {
  const q = typed.trim()
  return useQuery({
    queryKey: ['communities', q],
    queryFn: ({ signal }) =>
      get<{ items: Community[] }>(`/opening/communities?q=${encodeURIComponent(q)}`, signal),
    enabled: q.length > 1,
    staleTime: 300_000,
  })
}

/** Sends a request with a proof of work, which begins while the person still writes. */
export function useAsk() {
  const act = useAct()
  const [prover] = useState(() => createProver('', { action: 'city-request', path: '/opening/challenge' }))
  return {
    start: prover.start,
    async send(wish: Omit<NewCityRequest, 'proof'>): Promise<void> {
      const proof = await prover.proof()
      // A proof pays once, also for what was refused.
      await act('/opening/requests', { ...wish, proof }).finally(prover.forget)
    },
  }
}

export function useConfirm() {
  const act = useAct()
  return (token: string) => act<CityRequestConfirmed>('/opening/requests/confirm', { token })
}

export function useCityRequests() {
  return useQuery({
    queryKey: ['operator', 'requests'],
    queryFn: ({ signal }) => get<CityRequests>('/operator/requests', signal).then(({ items }) => items),
  })
}

export function useOperatedCities() {
  return useQuery({
    queryKey: ['operator', 'cities'],
    queryFn: ({ signal }) => get<OperatedCities>('/operator/cities', signal).then(({ items }) => items),
  })
}

export function useCosts(month: string) {
  return useQuery({
    queryKey: ['operator', 'costs', month],
    queryFn: ({ signal }) => get<Costs>(`/operator/costs?month=${month}`, signal),
    placeholderData: keepPreviousData,
  })
}

export function useWaitingGrants() {
  return useQuery({
    queryKey: ['operator', 'grants'],
    queryFn: ({ signal }) => get<WaitingGrants>('/operator/grants', signal).then(({ items }) => items),
  })
}

/** Another operator, or the city itself, was faster: read anew, the row is gone, and what would stand in it too. */
const overtaken = new Set(['request-decided', 'invitation-over', 'step-not-allowed'])

/** Whatever an operator does, all lists are read anew. */
export function useOperatorAct() {
  const act = useAct()
  const client = useQueryClient()
  return async function operate(path: string, body: object = {}): Promise<void> {
    try {
      await act(`/operator${path}`, body)
    } catch (error) {
      if (error instanceof ApiError && overtaken.has(error.code)) toast(error.title)
      throw error
    } finally {
      await client.invalidateQueries({ queryKey: ['operator'] })
    }
  }
}
