import { useEffect, useEffectEvent, useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { type CaseList, useClaim, useDecide } from './api.ts'

export type LeaseState = 'asking' | 'mine' | 'over' | 'taken' | 'decided' | 'failed'

const renewBelow = 10 * 60

/** The right to decide: taken when opened, renewed while one works, counted by the database's clock. */
export function useLease(city: string, id: string, list: CaseList = 'inquiries') {
  const { data, error, dataUpdatedAt, refetch } = useClaim(city, id, list)
  useGivingBack(city, id, list)
  const [now, setNow] = useState(() => Date.now())
  useEffect(function tick() {
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return function stopTicking() {
      clearInterval(timer)
    }
  }, [])
  // NOTE: only the difference of two readings of this clock counts, so a wrong clock does no harm.
  const passed = Math.max(0, (now - dataUpdatedAt) / 1000)
  const secondsLeft = data ? Math.max(0, data.secondsLeft - passed) : 0

  return {
    state: stateOf(error, data ? secondsLeft : undefined),
    error,
    minutesLeft: Math.ceil(secondsLeft / 60),
    renew: refetch,
    /** Somebody is working: a lease that runs low is made longer. */
    touch: () => void (data && !error && secondsLeft < renewBelow && refetch({ cancelRefetch: false })),
  }
}

function stateOf(error: Error | null, secondsLeft: number | undefined): LeaseState {
  if (error instanceof ApiError && error.code === 'claimed-by-another') return 'taken'
  if (error instanceof ApiError && error.code === 'step-not-allowed') return 'decided'
  if (secondsLeft !== undefined) return secondsLeft > 0 ? 'mine' : 'over'
  return error ? 'failed' : 'asking'
}

const leaving = new Map<string, ReturnType<typeof setTimeout>>()

/** Who goes on to another inquiry gives this one back at once; a colleague need not wait for the lease to run out. */
function useGivingBack(city: string, id: string, list: CaseList): void {
  const decide = useDecide(city, list)
  const giveBack = useEffectEvent(() => decide(id, 'release').catch(() => undefined))
  useEffect(
    function stay() {
      // NOTE: React may leave and come back in one breath; only who stays away has left.
      clearTimeout(leaving.get(id))
      return function leave() {
        leaving.set(
          id,
          setTimeout(() => void giveBack(), 300),
        )
      }
    },
    [id],
  )
}
