import { execFile } from 'node:child_process'
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { freePort } from './server.ts'

/** A PostgreSQL of this story alone, which may be stopped, killed and copied. */
export interface Cluster {
  url: string
  start: () => Promise<void>
  stop: (how?: 'fast' | 'immediate') => Promise<void>
  /** The process that all others come from. */
  pid: () => number
  /** A second one that follows it. */
  standby: () => Promise<Cluster>
  remove: () => Promise<void>
}

const asRoot = process.getuid?.() === 0
const run = promisify(execFile)
const owner = 'bezpechne'

/** Where initdb is; undefined: only somebody else's server is here. */
export const postgresPrograms = globSync('/usr/lib/postgresql/*/bin/initdb')
  .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  .at(-1)
  ?.replace(/\/initdb$/, '')

async function program(name: string, args: string[]): Promise<void> {
  const path = join(postgresPrograms ?? '', name)
  // NOTE: PostgreSQL refuses to run as root, and its user may not read the directory of the tests.
  const [file, given] = asRoot ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args]
  await run(file, given, { cwd: '/' })
}

export async function newCluster(settings: Record<string, string> = {}): Promise<Cluster> {
  const folder = await newFolder()
  await program('initdb', [
    '-D',
    join(folder, 'data'),
    '-U',
    owner,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '-N',
  ])
  return started(folder, settings)
}

async function newFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cluster-'))
  chmodSync(folder, 0o700)
  if (asRoot) await run('chown', ['postgres', folder])
  return folder
}

async function started(folder: string, settings: Record<string, string>): Promise<Cluster> {
  const port = await freePort()
  const data = join(folder, 'data')
  // A crash of its processes is played here, never one of the computer.
  const all = {
    port: `${port}`,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    ...settings,
  }
  const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`)
  const start = () =>
    program('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options.join(' '), 'start'])
  await start()
  return {
    url: `postgres://${owner}@127.0.0.1:${port}/postgres`,
    start,
    stop: (how = 'fast') => program('pg_ctl', ['-D', data, '-w', '-m', how, 'stop']),
    pid: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    async standby() {
      const other = await newFolder()
      await program('pg_basebackup', [
        '-h',
        '127.0.0.1',
        '-p',
        `${port}`,
        '-U',
        owner,
        '-D',
        join(other, 'data'),
        '-R',
        '-X',
        'stream',
        '-c',
        'fast',
      ])
      return started(other, settings)
    },
    async remove() {
      await program('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']).catch(() => {})
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
