import { createServer } from 'node:http'

type Change = (text: string) => string

/** Stands before the server and changes what it is told to: a newer build, without building one. */
export async function openProxy(to: string) {
  const changes = new Map<string, Change>()
  const asked: string[] = []
  const proxy = createServer((request, response) => {
    void pass(request.url ?? '/', request.headers.accept ?? '*/*')
      .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body))
      .catch(() => response.writeHead(502).end())
  })
  async function pass(path: string, accept: string) {
    asked.push(path)
    const answer = await fetch(to + path, { headers: { accept } })
    const change = changes.get(path)
    const body = change ? change(await answer.text()) : Buffer.from(await answer.arrayBuffer())
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', body }
  }
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  return {
    asked,
    url: `http://localhost:${typeof address === 'object' && address ? address.port : 0}`,
    change: (path: string, change: Change) => void changes.set(path, change),
    close: () => {
      proxy.closeAllConnections()
      proxy.close()
    },
  }
}
