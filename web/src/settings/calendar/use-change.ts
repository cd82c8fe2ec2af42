import { useState } from 'react'

import { toast } from '../../ui/toast.tsx'

/** An act of the settings: while it runs, what came of it, and the word when it is done. */
export function useChange() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  /** @returns whether it was done */
  async function run(work: () => Promise<unknown>, done?: string): Promise<boolean> {
    if (busy) return false
    setBusy(true)
    setError(undefined)
    const failed = await work().then(
      () => undefined,
      (reason: unknown) => reason ?? true,
    )
    setBusy(false)
    setError(failed)
    if (failed === undefined && done !== undefined) toast(done)
    return failed === undefined
  }
  return { busy, error, run }
}
