import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'

import { patience } from './patience.ts'
import { problems } from './problems.ts'
import { serverOptions } from './server-options.ts'

const app = Fastify(serverOptions({ TRUST_PROXY: [] }))
await app.register(problems)
await app.register(patience, { body: 200, answer: 400 })
app.post('/words', { schema: { body: {} } }, async () => ({ read: true }))
app.post('/photo', { config: { slowBody: true }, schema: { body: {} } }, async () => ({ read: true }))
app.get('/hanging', async () => pause(800, { late: true }))
app.get('/streamed', async (_request, reply) => reply.send(Readable.from(drops())))
await app.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => app.close())

async function* drops() {
  yield 'first '
  await pause(800)
  yield 'last'
}

/** Sends the headers and "{" at once, and "}" so much later; all that was answered. */
function send(path: string, laterBy: number): Promise<string> {
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1')
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n`,
    )
    socket.write('Content-Length: 2\r\n\r\n{')
    const end = setTimeout(() => socket.write('}'), laterBy)
    socket.setEncoding('utf8').on('data', (part) => (text += part))
    socket.on('close', () => {
      clearTimeout(end)
      resolve(text)
    })
  })
}

test('a body that comes drop by drop is refused and its connection closed', async () => {
  expect(await send('/words', 30_000)).toMatch(
    /^HTTP\/1\.1 400 [^]*connection: close[^]*"code":"bad-request"/i,
  )
})

test('a photo over a slow line may take its time', async () => {
  expect(await send('/photo', 600)).toMatch(/^HTTP\/1\.1 200 OK[^]*"read":true/)
})

test('after either, the next one is answered', async () => {
  expect(await send('/words', 0)).toMatch(/^HTTP\/1\.1 200 OK/)
})

test('who asks what hangs is told to come back, and the answer that comes too late goes nowhere', async () => {
  const refused = await app.inject('/hanging')
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '5'])
  await pause(600)
  expect((await app.inject('/streamed')).body).toBe('first last')
})
