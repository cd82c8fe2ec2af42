import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'

import { inject } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** An operator's command in a process of its own, on the data that env names. */
export function run(
  script: string,
  args: string[],
  { env, input = '' }: { env: Record<string, string>; input?: string },
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], {
    env: { PATH: process.env['PATH'], DATABASE_URL: '', NODE_ENV: 'test', ...env },
    cwd: root,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  // NOTE: a command that ends without reading breaks the pipe, which is no fault of it.
  child.stdin.on('error', () => {}).end(input)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })))
}

/** The embedded schema without rows, some seconds sooner than from nothing; PostgreSQL is as fast by itself. */
export function copySchema(directory: string): void {
  if (!process.env['TEST_DATABASE_URL'])
    cpSync(inject('template'), join(directory, 'pglite'), { recursive: true })
}
