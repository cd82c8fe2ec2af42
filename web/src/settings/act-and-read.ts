import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query'

import { useAct } from '../lib/act.ts'
import { ApiError } from '../lib/api.ts'

/** Posts an act once, as useAct does, and has read anew what it changes: also after a refusal, somebody was faster. */
export function useActAndRead(...changed: QueryKey[]) {
  const act = useAct()
  const client = useQueryClient()
  return <Answer>(path: string, body: object) => andRead(client, act<Answer>(path, body), changed)
}

/** NOTE: without a link nothing can be read either: who waited for that would not be told for many seconds. */
export async function andRead<Answer>(
  client: QueryClient,
  done: Promise<Answer>,
  changed: readonly QueryKey[],
): Promise<Answer> {
  let lost = false
  try {
    return await done
  } catch (error) {
    lost = error instanceof ApiError && error.status === 0
    throw error
  } finally {
    const reading = Promise.all(changed.map((queryKey) => client.invalidateQueries({ queryKey })))
    if (!lost) await reading
  }
}
