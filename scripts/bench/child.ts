import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import type { Place } from './data.ts'

export type Role = 'floor' | 'miss' | 'cached'

/** What is asked of a server's process: a change of a public inquiry, there and back. */
export interface Ask {
  city: string
  id: string
}

export interface Served {
  origins: Record<Role, string>
  /** Changes the colour of an inquiry in one transaction; the time when it had committed, see now(). */
  change: (ask: Ask) => Promise<number>
  stop: () => Promise<void>
}

/** Milliseconds on a clock that all processes share. */
export const now = () => performance.timeOrigin + performance.now()

/**
 * The floors and the product, each in a process of its own; on the embedded engine, which serves one process, together.
 */
export async function serve(place: Place): Promise<Served> {
  const groups: Role[][] = place.DATABASE_URL
    ? [['floor'], ['miss'], ['cached']]
    : [['floor', 'miss', 'cached']]
  const children = await Promise.all(groups.map((roles) => start(place, roles)))
  const origins = Object.assign({}, ...children.map((child) => child.origins))
  const last = children.at(-1)?.process
  return {
    origins,
    change: (ask) => changeIn(last, ask),
    async stop() {
      await Promise.all(children.map(({ process: child }) => stop(child)))
    },
  }
}

const script = join(import.meta.dirname, 'server.ts')

async function start(place: Place, roles: Role[]) {
  // NOTE: "test" reads no .env: the server meets what the bench hands it and nothing else.
  const env = { PATH: process.env['PATH'], NODE_ENV: 'test' }
  const child = fork(script, [JSON.stringify({ place, roles })], {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [origins] = await messageOf(child)
  return { process: child, origins }
}

async function changeIn(child: ChildProcess | undefined, ask: Ask): Promise<number> {
  if (!child) throw new Error('There is no server to change it')
  child.send(ask)
  return Number((await messageOf(child))[0])
}

/** What it says next, or that it ended instead. */
async function messageOf(child: ChildProcess): Promise<unknown[]> {
  const over = new AbortController()
  const ended = once(child, 'exit', { signal: over.signal }).then(
    () => Promise.reject(new Error('A server of the bench ended')),
    () => [],
  )
  try {
    return await Promise.race([once(child, 'message', { signal: over.signal }), ended])
  } finally {
    over.abort()
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
