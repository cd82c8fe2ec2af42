import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** What a bad link and a stumbling server do to one request. */
export type Fault = 'drop-request' | 'drop-answer' | 'delay' | 'error' | 'none'

export interface FaultyProxy {
  url: string
  /** Where the server is now; it moves with every restart. */
  aim: (server: string) => void
  /** Asked for each request that writes or proves; everything else goes through. */
  plague: (fault: (path: string) => Fault) => void
  /** The address that the server is told. */
  comeFrom: (address: string) => void
  /** Requests that nobody has answered yet, and for how many seconds. */
  open: () => string[]
  stop: () => Promise<void>
}

/** Between a browser and the server. NOTE: the server must trust 127.0.0.1 as its proxy. */
export async function startFaultyProxy(server: string): Promise<FaultyProxy> {
  let target = new URL(server)
  let next = noFault
  let from = '10.9.0.1'
  const open = new Map<IncomingMessage, number>()

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? '/'
    open.set(incoming, Date.now())
    outgoing.on('close', () => open.delete(incoming))
    const fault = /\/(inquiries|uploads|challenge)/.test(path) ? next(path) : 'none'
    if (fault === 'drop-request') return void incoming.socket.destroy()
    if (fault === 'error') return void outgoing.writeHead(500).end()
    if (fault === 'delay') await pause(1500)
    const headers = { ...incoming.headers, 'x-forwarded-for': from }
    const { hostname, port } = target
    const forward = request({ hostname, port, path, method: incoming.method, headers }, (answer) => {
      // The server has done it, and nobody hears.
      if (fault === 'drop-answer') return void answer.resume().on('close', () => incoming.socket.destroy())
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      return answer.pipe(outgoing)
    })
    forward.on('error', () => incoming.socket.destroy())
    incoming.pipe(forward)
    return undefined
  }

  const proxy = createServer((incoming, outgoing) => void handle(incoming, outgoing))
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve)
  })
  const address = proxy.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${port}`,
    aim: (to) => void (target = new URL(to)),
    plague: (fault) => void (next = fault),
    comeFrom: (one) => void (from = one),
    open: () =>
      [...open].map(
        ([{ method, url }, since]) => `${method} ${url} for ${Math.round((Date.now() - since) / 1000)} s`,
      ),
    async stop() {
      proxy.closeAllConnections()
      await new Promise((resolve) => {
        proxy.close(resolve)
      })
    },
  }
}

function noFault(_path: string): Fault {
  return 'none'
}
