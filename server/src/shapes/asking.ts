import { fork } from 'node:child_process'
import { join } from 'node:path'

import { mostFileBytes } from '@bezpechne/shared/map-file-size'
import { MapFile, type MapFindingKind, mapFinding } from '@bezpechne/shared/map-files'

import { AppError } from '../platform/errors.ts'
import type { Reading } from './reading.ts'

const mostWaiting = 4
// Less than a request may take: a file of 50 MB that is borders through and through takes 4 s.
const mostMilliseconds = 10_000

let waiting = 0
let turn: Promise<unknown> = Promise.resolve()

/**
 * Reads a file in a process of its own: 512 MB, 10 s, no rights to write. One at a time, as it takes a core.
 * @throws AppError 'unavailable' when too many wait
 */
export async function readMapFile(bytes: Uint8Array, reading: Reading): Promise<MapFile> {
  if (bytes.byteLength > mostFileBytes) return refused('file-too-large')
  if (waiting >= mostWaiting) throw new AppError('unavailable', { retryAfter: 10 })
  waiting += 1
  const mine = turn.then(() => ask(bytes, reading))
  turn = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    waiting -= 1
  }
}

function refused(kind: MapFindingKind, about: string | null = null): MapFile {
  return { format: null, features: [], fields: [], question: null, findings: [mapFinding(kind, { about })] }
}

async function ask(bytes: Uint8Array, reading: Reading): Promise<MapFile> {
  const child = fork(join(import.meta.dirname, 'child.ts'), {
    serialization: 'advanced',
    env: {},
    execArgv: ['--max-old-space-size=512', '--permission', '--allow-fs-read=*'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const { promise, resolve } = Promise.withResolvers<MapFile>()
  const late = setTimeout(() => {
    resolve(refused('file-slow'))
    child.kill('SIGKILL')
  }, mostMilliseconds)
  // A file that ends the process, by its memory or by a fault of a parser, is a broken one.
  child.once('exit', () => resolve(refused('file-broken', 'memory')))
  child.once('error', () => resolve(refused('file-broken', 'memory')))
  child.once('message', (answer) => resolve(readAnswer(answer)))
  child.send({ bytes, reading }, (error) => error && resolve(refused('file-broken', 'memory')))
  try {
    return await promise
  } finally {
    clearTimeout(late)
    child.removeAllListeners()
    child.on('error', () => undefined)
    child.kill('SIGKILL')
  }
}

function readAnswer(answer: unknown): MapFile {
  const read = MapFile.safeParse(typeof answer === 'string' ? JSON.parse(answer) : answer)
  return read.success ? read.data : refused('file-broken', 'memory')
}
