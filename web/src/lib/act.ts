import { useState } from 'react'

import { newKey, post } from './api.ts'

/**
 * Posts an act once: who presses again after a lost answer means the same, and must not be told "decided already".
 * Until it is answered, the same path and body go under the same key.
 */
export function useAct() {
  const [unanswered] = useState(() => new Map<string, string>())
  return async function act<Answer>(path: string, body: object): Promise<Answer> {
    const name = `${path} ${JSON.stringify(body)}`
    const key = unanswered.get(name) ?? newKey()
    unanswered.set(name, key)
    const answer = await post<Answer>(path, body, key)
    unanswered.delete(name)
    return answer
  }
}
