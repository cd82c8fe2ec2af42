import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

import { type RunningServer, startServer, temporaryDirectory } from '../test/support/server.ts'

// Prints what a start costs and what an idle server holds: node scripts/measure.ts [postgres://…]
const databaseUrl = process.argv[2]
const data = temporaryDirectory()
const env = { DATA_DIR: data.path, ...(databaseUrl && { DATABASE_URL: databaseUrl }) }

try {
  await measure('first start')
  await measure('second start')
} finally {
  data.remove()
}

async function measure(what: string): Promise<void> {
  const began = performance.now()
  const server = await startServer(env)
  const seconds = (performance.now() - began) / 1000
  await pause(10_000)
  console.log(
    `${what}: ready in ${seconds.toFixed(1)} s, ${idleMegabytes(server)} MB resident after 10 idle seconds`,
  )
  await server.stop()
}

function idleMegabytes({ pid }: RunningServer): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}
