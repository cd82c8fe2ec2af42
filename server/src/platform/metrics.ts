import { createServer } from 'node:http'

import type { FastifyInstance } from 'fastify'
import fastifyMetrics from 'fastify-metrics'
import fp from 'fastify-plugin'

type Labels = Record<string, string>

interface Named<Label extends string> {
  name: string
  help: string
  labels: readonly Label[]
}

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Something that is counted while this process runs. Labels come from a closed list: never from what somebody sent,
     * and of a city its id alone.
     */
    counter: <Label extends string>(of: Named<Label>) => (labels: Record<Label, string>) => void
    /** Something that is looked at when it is asked for. */
    gauge: <Label extends string>(
      of: Named<Label>,
      look: () => Promise<{ labels: Record<Label, string>; value: number }[]>,
    ) => void
  }
}

interface Options {
  METRICS_HOST: string
  METRICS_PORT?: number | undefined
}

/** What a Prometheus may read, on an address of its own: nothing of it is on the one that everybody reaches. */
export const metrics = fp(async (app, { METRICS_HOST, METRICS_PORT }: Options) => {
  if (METRICS_PORT === undefined) {
    app.decorate('counter', () => () => {})
    app.decorate('gauge', () => {})
    return
  }
  await app.register(fastifyMetrics.default, {
    endpoint: null,
    clearRegisterOnInit: true,
    routeMetrics: { enabled: { histogram: true, summary: false }, registeredRoutesOnly: true },
  })
  const { client } = app.metrics
  app.decorate('counter', ({ name, help, labels }) => {
    const counter = new client.Counter({ name, help, labelNames: [...labels] })
    return (given: Labels) => counter.inc(given)
  })
  app.decorate('gauge', ({ name, help, labels }, look) => {
    const gauge = new client.Gauge({
      name,
      help,
      labelNames: [...labels],
      async collect() {
        gauge.reset()
        // One without labels is 0 then, which would say that nothing waits.
        if (labels.length === 0) gauge.remove()
        // NOTE: without the database what is asked of it is left out; what the process knows itself is told all the same.
        const found = await look().catch((error: unknown) => {
          app.log.warn({ err: error }, 'a metric could not be looked at')
          return []
        })
        for (const one of found) gauge.set(one.labels, one.value)
      },
    })
  })
  serve(app, { METRICS_HOST, METRICS_PORT })
})

function serve(app: FastifyInstance, { METRICS_HOST: host, METRICS_PORT: port }: Required<Options>): void {
  const { register } = app.metrics.client
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    void register.metrics().then(
      (text) => response.writeHead(200, { 'content-type': register.contentType }).end(text),
      (error: unknown) => {
        app.log.error(error, 'metrics were not read')
        response.writeHead(503).end()
      },
    )
  })
  app.addHook('onReady', async function listenForMetrics() {
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause) =>
        reject(new Error(`METRICS_HOST, METRICS_PORT: cannot listen at ${host}:${port}`, { cause })),
      )
      server.listen({ host, port }, resolve)
    })
  })
  app.addHook('onClose', async () => {
    server.closeAllConnections()
    server.close()
  })
}
