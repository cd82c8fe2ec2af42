import type { ReasonText } from '@bezpechne/shared/reasons'
import { useQueryClient } from '@tanstack/react-query'

import { reasonsKey } from '../../lib/reasons.ts'
import { useActInTurn } from '../../lib/turns.ts'

/** What has the version. */
export const reasonThing = (city: string, { kind, reason }: Pick<ReasonText, 'kind' | 'reason'>) =>
  `/cities/${city}/reasons/${kind}/${reason}`

/** Saves, and lets the list be read anew, also after a refusal: somebody else may have been faster. */
export function useSaveReason(city: string, { kind, reason }: ReasonText) {
  const act = useActInTurn()
  const client = useQueryClient()
  const thing = reasonThing(city, { kind, reason })
  return async function save(body: object, reset = false): Promise<void> {
    try {
      await act<ReasonText>(thing, `${thing}${reset ? '/reset' : ''}`, body)
    } finally {
      await client.invalidateQueries({ queryKey: reasonsKey(city) })
    }
  }
}
