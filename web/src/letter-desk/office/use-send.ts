import { useState } from 'react'

/** Sends once at a time and keeps what went wrong. @returns whether it went */
export function useSend() {
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>()
  async function send(does: () => Promise<void>): Promise<boolean> {
    if (sending) return false
    setSending(true)
    setError(undefined)
    try {
      await does()
      return true
    } catch (refusal) {
      setError(refusal)
      return false
    } finally {
      setSending(false)
    }
  }
  return { sending, error, send }
}
