import './letters.css'
import { Suspense, useState } from 'react'

import { readCities } from './api.ts'
import { readClaim, VerifyReceipt } from './verify-receipt.tsx'

export function CheckReceipt() {
  const [cities] = useState(() => readCities().catch(() => []))
  return (
    <Suspense fallback={<div className="stack" aria-busy="true" />}>
      <VerifyReceipt cities={cities} claim={readClaim(location.search)} />
    </Suspense>
  )
}
