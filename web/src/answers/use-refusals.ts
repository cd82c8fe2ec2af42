import { useState } from 'react'

import { alreadyWrong, type Problems } from '../lib/field-trouble.ts'

/** What of a form's problems is said now: all once it was asked for, and what the server refused until it is typed over. */
export function useRefusals(problems: Problems) {
  const [asked, setAsked] = useState(false)
  const [refused, setRefused] = useState<Problems>({})
  const ready = Object.keys(problems).length === 0
  return {
    ready,
    shown: { ...refused, ...(asked ? problems : alreadyWrong(problems)) },
    /** @returns whether it may be sent */
    ask: (): boolean => {
      setAsked(true)
      return ready
    },
    refuse: (fields: Problems): void => setRefused(fields),
    typed: (): void => setRefused({}),
  }
}
