import { useSyncExternalStore } from 'react'

interface Message {
  id: number
  text: string
}

let messages: Message[] = []
let last = 0
const listeners = new Set<() => void>()

/** Says something that has passed: "copied", "saved". Never an error that needs an act. */
export function toast(text: string): void {
  const id = ++last
  change([...messages, { id, text }])
  setTimeout(() => change(messages.filter((message) => message.id !== id)), 6000)
}

/** The live region, once per page, in the layout. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => messages)
  return (
    <output className="toasts">
      {shown.map(({ id, text }) => (
        <span className="toast" key={id}>
          {text}
        </span>
      ))}
    </output>
  )
}

function change(next: Message[]): void {
  messages = next
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
