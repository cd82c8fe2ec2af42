import type { Problem } from '@bezpechne/shared/errors'

import { hearKnown } from './known.ts'
import { hearTime } from './server-time.ts'

/** What the server refused, by code; "offline" when no answer came at all. */
export class ApiError extends Error {
  readonly code: string
  readonly status: number
  /** In the reader's language, from the server; empty when there was no answer. */
  readonly title: string
  readonly errors: { path: string; code: string }[]
  /** Seconds after which it is worth asking again, where the server said so. */
  readonly retryAfter: number | undefined

  constructor(code: string, status: number, problem: Partial<Problem> = {}, retryAfter?: number) {
    super(code)
    this.code = code
    this.status = status
    this.title = problem.title ?? ''
    this.errors = problem.errors ?? []
    this.retryAfter = retryAfter
  }
}

export function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return send(path, signal ? { signal } : {})
}

/** The same key makes a repeated POST one: keep it as long as the person means the same act. */
export function post<Answer>(path: string, body: unknown, key: string = newKey()): Promise<Answer> {
  return send(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
  })
}

/** Paths begin after /api/v1; whatever stands elsewhere is written out from /api/. */
export async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const headers = new Headers(init.headers)
  // No form of another site can send it: the server takes writes in somebody's name only with it.
  headers.set('x-app', '1')
  headers.set('accept-language', document.documentElement.lang)
  const url = path.startsWith('/api/') ? path : `/api/v1${path}`
  const reply = await fetch(url, { ...init, headers }).catch(lost)
  hearTime(reply)
  hearKnown(path, reply)
  if (reply.ok) {
    // A body that broke off is an answer that did not come.
    const answer: Answer = reply.status === 204 ? undefined : await reply.json().catch(lost)
    return answer
  }
  const refusal = await refusalOf(reply)
  // The same act under the same key: whoever waits for the answer never learns that a code was asked for.
  if (await mend?.(refusal.code, path)) return send(path, init)
  throw refusal
}

async function refusalOf(reply: Response): Promise<ApiError> {
  const problem: Problem | undefined = await reply.json().catch(() => undefined)
  const seconds = Number.parseInt(reply.headers.get('retry-after') ?? '', 10)
  return new ApiError(
    problem?.code ?? 'internal',
    reply.status,
    problem,
    Number.isNaN(seconds) ? undefined : seconds,
  )
}

type Mend = (code: string, path: string) => Promise<boolean> | undefined
let mend: Mend | undefined

/** A desk says what it does about a refusal, as to ask for a fresh code: it resolves to whether to try again. */
export function onRefusal(tryTo: Mend): () => void {
  mend = tryTo
  return () => {
    mend = undefined
  }
}

function lost(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  throw new ApiError('offline', 0)
}

/** NOTE: crypto.randomUUID exists on https alone, and a first trial runs on a plain address in the office network. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-')
}
