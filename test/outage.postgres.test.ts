import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { afterAll, describe, expect, test, vi } from 'vitest'

import { freshAddress } from './support/database.ts'
import { temporaryDirectory } from './support/server.ts'

/** A way to PostgreSQL that can be cut, as by a broken network or a database that stops at once. */
async function openWay(to: URL) {
  const sockets = new Set<Socket>()
  let open = true
  const way = createServer((near) => {
    if (!open) return void near.destroy()
    const far = connect(Number(to.port || 5432), to.hostname)
    for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
      sockets.add(socket)
      socket.on('error', () => other.destroy()).on('close', () => other.destroy())
    }
    return near.pipe(far).pipe(near)
  }).listen(0, '127.0.0.1')
  await once(way, 'listening')
  const address = way.address()
  const port = String(typeof address === 'object' && address?.port)
  return {
    url: Object.assign(new URL(to), { hostname: '127.0.0.1', port }).href,
    cut() {
      open = false
      for (const socket of sockets) socket.destroy()
      sockets.clear()
    },
    mend: () => (open = true),
    close: () => way.close(),
  }
}

describe('while PostgreSQL is out of reach', async () => {
  const data = temporaryDirectory()
  const way = await openWay(new URL(await freshAddress()))
  const app = await buildApp(readConfig({ DATABASE_URL: way.url, DATA_DIR: data.path }))
  await app.ready()
  afterAll(async () => {
    way.mend()
    await app.close()
    way.close()
    data.remove()
  })
  const cities = () => app.inject('/api/v1/cities')

  test('the server stays, says when to come back, and recovers by itself', { timeout: 20_000 }, async () => {
    expect((await cities()).statusCode).toBe(200)
    const under = Array.from({ length: 20 }, cities)
    // A connection that a request holds, between two of its questions.
    await app.db.connection().execute(async () => {
      way.cut()
      await vi.waitFor(async () => expect((await cities()).statusCode).toBe(503))
    })
    expect((await Promise.all(under)).map(({ statusCode }) => statusCode)).not.toContain(500)

    for (const url of ['/api/v1/cities', '/api/v1/ready', '/kyiv']) {
      const { statusCode, headers } = await app.inject(url)
      expect([url, statusCode, headers['retry-after']]).toEqual([url, 503, '5'])
    }
    expect((await app.inject('/api/v1/health')).statusCode).toBe(200)

    way.mend()
    await vi.waitFor(async () => expect((await cities()).statusCode).toBe(200), { timeout: 10_000 })
  })
})
