/** The part of autocannon 9 that the bench uses; the package brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  interface Request {
    path: string
    headers: Record<string, string>
  }

  interface Client {
    setRequests: (requests: Request[]) => void
  }

  interface Options {
    url: string
    connections: number
    /** Seconds; not given together with amount. */
    duration?: number
    /** Answers, after which it ends. */
    amount?: number
    /** Seconds. */
    timeout: number
    /** Milliseconds between two looks at whether it is over. */
    sampleInt: number
    /** Requests, after which a connection is opened anew. */
    reconnectRate: number
    setupClient: (client: Client) => void
  }

  interface Result {
    errors: number
    timeouts: number
  }

  interface Run extends EventEmitter {
    on: ((event: 'start', hear: () => void) => this) &
      ((event: 'response', hear: (client: Client, status: number, bytes: number, ms: number) => void) => this)
  }

  export default function autocannon(
    options: Options,
    done: (error: Error | null, result: Result) => void,
  ): Run
}
