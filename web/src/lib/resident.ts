import type { ResidentHere } from '@bezpechne/shared/residents'
import { useQuery } from '@tanstack/react-query'

import { get } from './api.ts'

/** Who is signed in here. NOTE: asked anew on every visit: a session ends by itself. */
export function useResident() {
  return useQuery({
    queryKey: ['mine', 'who'],
    queryFn: ({ signal }) => get<ResidentHere>('/mine', signal),
    gcTime: 0,
  })
}
