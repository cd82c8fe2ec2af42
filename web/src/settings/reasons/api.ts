import type { ReasonText } from '@bezpechne/shared/reasons'
import { useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { reasonsKey } from '../../lib/reasons.ts'

/** Saves, and lets the list be read anew, also after a refusal: somebody else may have been faster. */
export function useSaveReason(city: string, { kind, reason }: ReasonText) {
  const act = useAct()
  const client = useQueryClient()
  return async function save(body: object, reset = false): Promise<void> {
    try {
      await act<ReasonText>(`/cities/${city}/reasons/${kind}/${reason}${reset ? '/reset' : ''}`, body)
    } finally {
      await client.invalidateQueries({ queryKey: reasonsKey(city) })
    }
  }
}
