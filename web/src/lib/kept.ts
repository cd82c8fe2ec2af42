import { useState } from 'react'

import { dropFromDevice, findOnDevice, listOnDevice, putOnDevice } from './device-store.ts'

const prefix = 'desk:'
const daysKept = 7

interface Kept<Value> {
  at: number
  value: Value
}

/** State that survives a reload, a closed tab and a lost link, on this device alone, for a week. */
export function useKept<Value>(name: string, start: () => Value) {
  const [value, setValue] = useState(() => parse<Value>(findOnDevice(prefix + name))?.value ?? start())

  /** Takes what it shall be, or how to make that of what it is. */
  function change(next: Value | ((before: Value) => Value)): void {
    // NOTE: of what is kept, not of what was drawn last: an upload may end between two renders.
    const made = isMaker(next) ? next(parse<Value>(findOnDevice(prefix + name))?.value ?? value) : next
    write(name, made)
    setValue(made)
  }
  return [value, change, () => forget(name)] as const
}

function isMaker<Value>(next: Value | ((before: Value) => Value)): next is (before: Value) => Value {
  return typeof next === 'function'
}

/** Old drafts hold other people's words: they do not stay on a staff computer. */
export function forgetOld(now = Date.now()): void {
  for (const key of listOnDevice()) {
    if (!key.startsWith(prefix)) continue
    const kept = parse<unknown>(findOnDevice(key))
    if (!kept || now - kept.at > daysKept * 86_400_000) dropFromDevice(key)
  }
}

function write(name: string, value: unknown): void {
  putOnDevice(prefix + name, JSON.stringify({ at: Date.now(), value }))
}

function forget(name: string): void {
  dropFromDevice(prefix + name)
}

function parse<Value>(text: string | null): Kept<Value> | undefined {
  if (text === null) return undefined
  try {
    const kept: Kept<Value> = JSON.parse(text)
    return kept
  } catch {
    return undefined
  }
}
