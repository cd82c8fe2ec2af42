import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const main = join(import.meta.dirname, '../../server/src/main.ts')
/** A third of a start is reading the same code again: a hundred times in a run. */
export const compiled = join(import.meta.dirname, '../../.cache/compiled')

export interface RunningServer {
  url: string
  pid: number
  /** All that it printed so far. */
  log: () => string
  stop: (signal?: NodeJS.Signals) => Promise<void>
}

/**
 * The real server in a process of its own, as an operator starts it; ready when it resolves.
 * @param env over a clean environment: DATA_DIR or DATABASE_URL say which data; PORT, where it is to stand again
 * @param entry another server, for a test that needs one that is wrong
 */
export async function startServer(env: Record<string, string>, entry = main): Promise<RunningServer> {
  const port = Number(env['PORT'] ?? (await freePort()))
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, [entry], {
    // NOTE: "test" reads no .env: a story may not meet the data of whoever runs it.
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: compiled,
      NODE_ENV: 'test',
      PORT: `${port}`,
      PUBLIC_URL: url,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += String(chunk)))
  await untilReady(url, child, () => log)
  return { url, pid: child.pid ?? 0, log: () => log, stop: (signal) => stop(child, signal) }
}

/** A data directory that is not there yet; gone when the returned function is called. */
export function temporaryDirectory(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'bezpechne-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

async function untilReady(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${log()}`)
    const reply = await fetch(`${url}/api/v1/ready`).catch(() => undefined)
    if (reply?.ok) return
    await pause(100)
  }
  child.kill('SIGKILL')
  throw new Error(`The server was not ready within two minutes:\n${log()}`)
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
