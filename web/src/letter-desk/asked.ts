import { useMemo, useSyncExternalStore } from 'react'

import { get } from '../lib/api.ts'

interface Answer<Value> {
  data: Value | undefined
  error: unknown
}

/** Something of the API, asked while somebody looks. These pages keep no cache: nothing outlives its reader. */
class Question<Value> {
  #answer: Answer<Value> = { data: undefined, error: undefined }
  #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setInterval> | undefined
  readonly #ask: (() => Promise<Value>) | undefined
  readonly #every: number

  constructor(ask: (() => Promise<Value>) | undefined, every: number) {
    this.#ask = ask
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
    if (!this.#ask) return
    try {
      this.#say({ data: await this.#ask(), error: undefined })
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
  const question = useMemo(
    () => new Question(path === undefined ? undefined : () => get<Value>(path), every),
    [path, every],
  )
  const { data, error } = useSyncExternalStore(question.listen, question.answer)
  return { data, error, refresh: question.refresh }
}

interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

interface Listed<Item> extends Asked<Page<Item>> {
  more: () => void
}

/** A list of the API as far as one wants to see it; `path` ends in a query string. */
export function useListed<Item extends { id: string }>(path: string, every: number): Listed<Item> {
  const { question, more } = useMemo(() => paging<Item>(path, every), [path, every])
  const { data, error } = useSyncExternalStore(question.listen, question.answer)
  return { data, error, refresh: question.refresh, more }
}

function paging<Item extends { id: string }>(path: string, every: number) {
  let pages = 1
  const question = new Question(() => listPages<Item>(path, pages), every)
  function more(): void {
    pages += 1
    void question.refresh()
  }
  return { question, more }
}

/** The first pages as one. What moved from one to the next meanwhile stands there once. */
export async function listPages<Item extends { id: string }>(
  path: string,
  most: number,
): Promise<Page<Item>> {
  const items = new Map<string, Item>()
  let cursor: string | null = null
  for (let page = 1; page <= most; page++) {
    const rest: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    // oxlint-disable-next-line no-await-in-loop -- the next page is named by the one before
    const { items: found, nextCursor }: Page<Item> = await get<Page<Item>>(path + rest)
    for (const item of found) items.set(item.id, item)
    cursor = nextCursor
    if (cursor === null) break
  }
  return { items: [...items.values()], nextCursor: cursor }
}
