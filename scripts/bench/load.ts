import autocannon from 'autocannon'

import { type Sample, sampleOf } from './sample.ts'
import { hasWrk, loadByWrk } from './wrk.ts'

export interface Load {
  origin: string
  paths: readonly string[]
  /** Of each path, e.g. its tag; nothing: gzip is accepted, as by every browser. */
  headersOf?: (path: string) => Record<string, string>
  status?: number
  connections: number
}

const gzip = { 'accept-encoding': 'gzip' }

/**
 * Asks for so many seconds as fast as answers come. Each connection walks paths of its own, so that no two ask for the
 * same at once. What takes longer than a quarter of the time is asked for eight times instead, or once where it goes in turn.
 * NOTE: autocannon's own percentiles are in whole milliseconds; its events are not.
 */
export async function load(of: Load, seconds: number): Promise<Sample> {
  const first = of.paths[0] ?? '/'
  const began = performance.now()
  const answer = await fetch(of.origin + first, { headers: of.headersOf?.(first) ?? gzip })
  await answer.arrayBuffer()
  const slow = performance.now() - began > 250 * seconds
  // A round shorter than a second is no measurement, and wrk counts whole ones.
  if (hasWrk && !slow && seconds >= 1 && answer.status === (of.status ?? 200)) return loadByWrk(of, seconds)
  return run(
    of,
    slow
      ? { connections: Math.min(2, of.connections), amount: of.connections }
      : { connections: of.connections, duration: seconds },
  )
}

type Extent = { connections: number } & ({ amount: number } | { duration: number })

function run({ origin, paths, headersOf, status = 200 }: Load, extent: Extent): Promise<Sample> {
  const times: number[] = []
  let [failed, began, ended, clients] = [0, 0, 0, 0]
  return new Promise((resolve, reject) => {
    const running = autocannon(
      {
        url: origin,
        timeout: 120,
        sampleInt: 25,
        // NOTE: the product closes a connection after 1,000 answers and says so, which autocannon overhears: floors reconnect too.
        reconnectRate: 1000,
        ...extent,
        setupClient(client) {
          const mine = paths.filter((_, index) => index % extent.connections === clients % extent.connections)
          clients += 1
          const own = mine.length ? mine : paths
          client.setRequests(own.map((path) => ({ path, headers: headersOf?.(path) ?? gzip })))
        },
      },
      (error, result) => {
        const seconds = (ended - began) / 1000
        if (error) reject(error)
        else resolve(sampleOf(times, { seconds, failed: failed + result.errors + result.timeouts }))
      },
    )
    running.on('start', () => (began = performance.now()))
    running.on('response', (_client, code, _bytes, ms) => {
      ended = performance.now()
      times.push(ms)
      if (code !== status) failed += 1
    })
  })
}
