import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { inquiryQuery } from '../lib/inquiry.ts'
import type { Pick } from '../map/drawn-item.ts'
import type { ChangeView } from './use-view.ts'

interface Picked {
  /** The one inquiry whose card is open. */
  inquiry: PublicInquiry | undefined
  /** Several under one pin. */
  numbers: string[] | undefined
  pick: (what: Pick) => void
  close: () => void
}

/** What was pressed on the map; one inquiry is kept in the address, so Back closes its card. */
export function usePicked(city: string, pin: string | undefined, change: ChangeView): Picked {
  const [numbers, setNumbers] = useState<string[]>()
  const { data } = useQuery({ ...inquiryQuery(city, pin ?? ''), enabled: pin !== undefined })
  return {
    inquiry: pin ? data : undefined,
    numbers,
    pick(what) {
      setNumbers('numbers' in what ? what.numbers : undefined)
      change({ pin: 'number' in what ? what.number : undefined }, { replace: pin !== undefined })
    },
    close() {
      setNumbers(undefined)
      change({ pin: undefined }, { replace: true })
    },
  }
}
