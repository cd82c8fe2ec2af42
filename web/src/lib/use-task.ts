import { useState } from 'react'

/** One thing at a time that may fail: whether it runs, and what went wrong the last time. */
export function useTask() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  async function run(task: () => Promise<void>): Promise<void> {
    setBusy(true)
    setError(undefined)
    try {
      await task()
    } catch (thrown) {
      setError(thrown)
    }
    setBusy(false)
  }
  return { busy, error, run, clear: () => setError(undefined) }
}
