import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { promisify } from 'node:util'

import { InputError } from '../import/input-error.ts'

const run = promisify(execFile)

export interface Program {
  path: string
  /** The whole number of its version. */
  major: number
}

/** @throws InputError that names the package, where none is new enough: an older one cannot read a newer server */
export async function findProgram(name: 'pg_dump' | 'pg_restore', atLeast: number): Promise<Program> {
  const debian = globSync(`/usr/lib/postgresql/*/bin/${name}`)
  const found: Program[] = []
  for (const path of [name, ...debian]) {
    const version = await run(path, ['--version']).catch(() => undefined)
    const major = Number(/(\d+)/.exec(version?.stdout ?? '')?.[1])
    if (major >= atLeast) return { path, major }
    if (major) found.push({ path, major })
  }
  const here = found.length ? `here is ${found.map(({ major }) => major).join(', ')}` : 'none is here'
  throw new InputError(
    `${name} of PostgreSQL ${atLeast} or newer is needed, and ${here}: install postgresql-client-${atLeast}`,
  )
}

export interface Running {
  child: ChildProcess
  /** Resolves when it has ended well. @throws Error with its first complaint */
  ended: Promise<void>
}

/** NOTE: the password goes by the environment: arguments are everybody's to read. */
export function runOn(url: string, { path }: Program, args: string[]): Running {
  const at = new URL(url)
  const password = decodeURIComponent(at.password)
  at.password = ''
  const child = spawn(path, [...args, '--no-password', '--dbname', at.href], {
    env: { ...process.env, PGPASSWORD: password },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => (said += said.length < 10_000 ? String(chunk) : ''))
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve()
      // NOTE: one line: those below it may quote a row.
      else reject(new InputError(`${path}: ${firstComplaint(said) ?? `ended with ${code ?? signal}`}`))
    })
  })
  return { child, ended }
}

function firstComplaint(said: string): string | undefined {
  return said.split('\n').find((line) => /error|fatal/i.test(line))
}
