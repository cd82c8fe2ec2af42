import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'

import { inject } from 'vitest'

import { compiled } from './server.ts'

const root = join(import.meta.dirname, '../..')

interface Around {
  env: Record<string, string>
  input?: string
  /** The command is killed on the spot when it first says so. */
  killWhen?: () => boolean
  /** What stands before the command: a limit of the system, for one. */
  under?: string[]
}

/** An operator's command in a process of its own, on the data that env names. */
export function run(
  script: string,
  args: string[],
  { env, input = '', killWhen, under = [] }: Around,
): Promise<{ code: number | null; said: string }> {
  const [program = '', ...rest] = [...under, process.execPath, join(root, 'scripts', script), ...args]
  const child = spawn(program, rest, {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: compiled,
      DATABASE_URL: '',
      NODE_ENV: 'test',
      ...env,
    },
    cwd: root,
  })
  const looking = killWhen && setInterval(() => killWhen() && child.kill('SIGKILL'), 2)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  // NOTE: a command that ends without reading breaks the pipe, which is no fault of it.
  child.stdin.on('error', () => {}).end(input)
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearInterval(looking)
      resolve({ code, said })
    }),
  )
}

/** The embedded schema without rows, some seconds sooner than from nothing; PostgreSQL is as fast by itself. */
export function copySchema(directory: string): void {
  if (!process.env['TEST_DATABASE_URL'])
    cpSync(inject('template'), join(directory, 'pglite'), { recursive: true })
}
