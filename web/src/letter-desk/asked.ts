import { useMemo, useSyncExternalStore } from 'react'

import { get } from '../lib/api.ts'

interface Answer<Value> {
  data: Value | undefined
  error: unknown
}

/** One address of the API, asked while somebody looks. These pages keep no cache: nothing outlives its reader. */
class Question<Value> {
  #answer: Answer<Value> = { data: undefined, error: undefined }
  #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setInterval> | undefined
  readonly #path: string | undefined
  readonly #every: number

  constructor(path: string | undefined, every: number) {
    this.#path = path
    this.#every = every
  }

  readonly listen = (tell: () => void) => {
    if (this.#listeners.size === 0) {
      void this.refresh()
      this.#timer = setInterval(() => void this.refresh(), this.#every)
    }
    this.#listeners.add(tell)
    return () => {
      this.#listeners.delete(tell)
      if (this.#listeners.size === 0) clearInterval(this.#timer)
    }
  }

  readonly answer = () => this.#answer

  readonly refresh = async (): Promise<void> => {
    if (this.#path === undefined) return
    try {
      this.#say({ data: await get<Value>(this.#path), error: undefined })
    } catch (error) {
      // What was known stays on screen, beside what went wrong.
      this.#say({ data: this.#answer.data, error })
    }
  }

  #say(answer: Answer<Value>): void {
    this.#answer = answer
    for (const tell of this.#listeners) tell()
  }
}

interface Asked<Value> extends Answer<Value> {
  refresh: () => Promise<void>
}

/** Undefined: nothing is asked yet. */
export function useAsked<Value>(path: string | undefined, every = 30_000): Asked<Value> {
  const question = useMemo(() => new Question<Value>(path, every), [path, every])
  const { data, error } = useSyncExternalStore(question.listen, question.answer)
  return { data, error, refresh: question.refresh }
}
