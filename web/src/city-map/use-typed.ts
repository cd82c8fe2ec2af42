import { useEffect, useEffectEvent, useState } from 'react'

/** What stands in the field of the search; it is looked for a moment after the last letter. */
export function useTyped(q: string, onSearch: (q: string) => void) {
  const [typed, setTyped] = useState(q)
  const [sent, setSent] = useState(q)
  const [known, setKnown] = useState(q)
  // A name that was chosen stands there and is not looked for.
  const [held, setHeld] = useState<string>()
  if (q !== known) {
    setKnown(q)
    if (q !== sent) {
      // The address changed by itself: Back, or "clear filters".
      setSent(q)
      setTyped(q)
    }
  }
  const due = typed !== sent && typed !== held ? typed : undefined
  const send = (text: string) => {
    setSent(text)
    onSearch(text)
  }
  const sendSoon = useEffectEvent(send)
  useEffect(
    function searchSoon() {
      if (due === undefined) return undefined
      const timer = setTimeout(() => sendSoon(due), 350)
      return function typedOn() {
        clearTimeout(timer)
      }
    },
    [due],
  )
  const search = () => {
    if (due !== undefined) send(due)
  }
  const type = (text: string) => {
    setHeld(undefined)
    setTyped(text)
  }
  const hold = (name: string) => {
    setHeld(name)
    setSent('')
    setTyped(name)
  }
  return { typed, type, search, hold }
}
