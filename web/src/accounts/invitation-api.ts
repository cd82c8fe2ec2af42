import type { Accepted, OpenedInvitation } from '@bezpechne/shared/members'
import { useQuery } from '@tanstack/react-query'

import { ApiError, post } from '../lib/api.ts'
import { deriveAuthKey } from '../lib/derive.ts'

const lengthOfToken = 43

/** The link's secret, which no server log sees. It leaves the address and the history at once. */
export function takeToken(): string | undefined {
  const token = location.hash.slice(1)
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  return token.length === lengthOfToken ? token : undefined
}

export function useInvitation(token: string | undefined) {
  return useQuery({
    queryKey: ['invitation', token],
    queryFn: () => post<OpenedInvitation>('/invitations/open', { token }),
    enabled: token !== undefined,
    // It is over when it is over; only a lost answer is worth asking again.
    retry: (count, error) => count < 2 && error instanceof ApiError && error.code === 'offline',
    staleTime: Number.POSITIVE_INFINITY,
  })
}

interface NewPerson {
  token: string
  email: string
  name: string
  password: string
  /** The first administrator screens inquiries, too. */
  moderates: boolean
}

/** Makes the account and signs in with it. The key is worked out once, here. */
export async function acceptAsNew(
  { token, email, name, password, moderates }: NewPerson,
  key: string,
): Promise<void> {
  const authKey = await deriveAuthKey(email, password)
  await post<Accepted>('/invitations/accept', { token, name, authKey, moderates }, key)
  // NOTE: accepted is accepted, also where signing in then fails: the page of the desks asks for it.
  await post('/api/auth/sign-in/email', { email, password: authKey }).catch(() => undefined)
}
