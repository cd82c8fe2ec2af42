import type {
  ChangeFollowing,
  Confirmed,
  Following,
  FollowInquiry,
  FollowPlace,
  FollowStarted,
} from '@bezpechne/shared/following'
import type { Language } from '@bezpechne/shared/languages'
import { useQuery } from '@tanstack/react-query'

import { useAct } from '../lib/act.ts'
import { ApiError, post } from '../lib/api.ts'

/** The link's secret, which no server log sees. It leaves the address and the history at once. */
export function takeToken(): string | undefined {
  const token = decodeURIComponent(location.hash.slice(1))
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  return /^[a-z]\.[\w.-]{60,95}$/.test(token) ? token : undefined
}

export const followingKey = (token: string | undefined) => ['following', token ?? 'own']

/** What a link opens; without one, what a signed-in resident follows. */
export function useFollowing(token: string | undefined) {
  return useQuery({
    queryKey: followingKey(token),
    queryFn: () => post<Following>('/follow/open', token === undefined ? {} : { token }),
    retry: (count, error) => count < 2 && error instanceof ApiError && error.code === 'offline',
  })
}

export function useFollowingActs() {
  const act = useAct()
  return {
    followInquiry: (city: string, number: string, how: FollowInquiry) =>
      act<FollowStarted>(`/cities/${city}/inquiries/${number}/follow`, how),
    followPlace: (city: string, wish: FollowPlace) => act<FollowStarted>(`/cities/${city}/follow`, wish),
    confirm: (token: string) => act<Confirmed>('/follow/confirm', { token }),
    change: (change: ChangeFollowing) => act<Following>('/follow/change', change),
    stop: (token: string) => act<object>(`/follow/stop/${token}`, {}),
    askLink: (email: string, language: Language) => act<FollowStarted>('/follow/link', { email, language }),
  }
}
