import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

export interface Balancer {
  url: string
  close: () => Promise<void>
}

interface Upstream {
  port: number
  healthy: boolean
  agent: Agent
}

/**
 * Two servers behind one address, as deploy/Caddyfile has it: asks each for its health, sends to those that are well, and
 * tries the other one only where no connection came about. What was sent once is sent no second time.
 */
export async function openBalancer(ports: readonly number[]): Promise<Balancer> {
  const all = ports.map((port): Upstream => ({ port, healthy: true, agent: new Agent({ keepAlive: true }) }))
  let turn = 0
  const next = () => {
    const well = all.filter(({ healthy }) => healthy)
    return well[turn++ % well.length]
  }
  const looking = setInterval(() => void Promise.all(all.map(look)), 100)
  const server = createServer((asked, reply) => void pass(asked, reply))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    async close() {
      clearInterval(looking)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      for (const { agent } of all) agent.destroy()
    },
  }

  async function pass(asked: IncomingMessage, reply: ServerResponse): Promise<void> {
    const pieces: Buffer[] = []
    for await (const piece of asked) pieces.push(piece)
    const body = Buffer.concat(pieces)
    const until = performance.now() + 5000
    while (performance.now() < until) {
      const upstream = next()
      const outcome = upstream ? await send(upstream, asked, body) : 'refused'
      if (outcome === 'refused') {
        await pause(50)
        continue
      }
      reply.writeHead(outcome?.status ?? 502, outcome?.headers).end(outcome?.body)
      return
    }
    reply.writeHead(502).end()
  }
}

async function look(upstream: Upstream): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${upstream.port}/api/v1/health`, {
    signal: AbortSignal.timeout(1000),
  }).catch(() => undefined)
  await answer?.arrayBuffer()
  upstream.healthy = answer?.ok ?? false
}

interface Answered {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

/** 'refused': nothing was sent. Undefined: it broke after that, and nobody knows what became of it. */
function send(
  { port, agent }: Upstream,
  { url = '/', method = 'GET', headers }: IncomingMessage,
  body: Buffer,
): Promise<Answered | 'refused' | undefined> {
  return new Promise((resolve) => {
    const { connection: _, ...passed } = headers
    const asking = request({ host: '127.0.0.1', port, agent, path: url, method, headers: passed })
    asking.on('error', (error) =>
      resolve('code' in error && error.code === 'ECONNREFUSED' ? 'refused' : undefined),
    )
    asking.on('response', (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('error', () => resolve(undefined))
      const { connection: _connection, 'transfer-encoding': _encoding, ...kept } = answer.headers
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 502, headers: kept, body: Buffer.concat(pieces) }),
      )
    })
    asking.end(body)
  })
}
