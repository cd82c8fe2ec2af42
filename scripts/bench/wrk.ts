import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import type { Load } from './load.ts'
import type { Sample } from './sample.ts'

const script = join(import.meta.dirname, 'wrk.lua')
/** Debian's package wrk: a client that takes a tenth of what autocannon takes, so that the server is what is measured. */
export const hasWrk = !spawnSync('wrk', ['--version']).error

/** As wrk.lua says it. */
interface Told extends Omit<Sample, 'perSecond'> {
  seconds: number
}

export async function loadByWrk(
  { origin, paths, headersOf, connections }: Load,
  seconds: number,
): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const file = join(folder, 'paths')
    writeFileSync(
      file,
      paths.map((path) => `${path}\t${headersOf?.(path)['if-none-match'] ?? ''}\n`).join(''),
    )
    const duration = `-d${Math.max(1, Math.round(seconds))}s`
    const options = ['-t1', `-c${connections}`, duration, '--timeout', '30s', '-s', script]
    const { stdout } = await promisify(execFile)('wrk', [...options, origin, '--', file])
    const { seconds: took, ...told }: Told = JSON.parse(stdout.slice(stdout.lastIndexOf('{"count"')))
    return { ...told, perSecond: told.count / took }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
