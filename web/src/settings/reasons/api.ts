import type { ReasonText } from '@bezpechne/shared/reasons'
import { useQueryClient } from '@tanstack/react-query'

import { reasonsKey } from '../../lib/reasons.ts'
import { useActInTurn } from '../../lib/turns.ts'
import { andRead } from '../act-and-read.ts'

/** What has the version. */
export const reasonThing = (city: string, { kind, reason }: Pick<ReasonText, 'kind' | 'reason'>) =>
  `/cities/${city}/reasons/${kind}/${reason}`

/** Saves, and lets the list be read anew, also after a refusal: somebody else may have been faster. */
export function useSaveReason(city: string, { kind, reason }: ReasonText) {
  const act = useActInTurn()
  const client = useQueryClient()
  const thing = reasonThing(city, { kind, reason })
  return async function save(body: object, reset = false): Promise<void> {
    const done = act<ReasonText>(thing, `${thing}${reset ? '/reset' : ''}`, body)
    await andRead(client, done, [reasonsKey(city)])
  }
}
