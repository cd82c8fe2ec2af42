import { appendFileSync } from 'node:fs'

import { start } from '@bezpechne/server/start'
import { sql } from 'kysely'
import * as z from 'zod'

// The server as it is, with one route that does what no route may: it keeps, stores and prints what it is told. That
// the detector finds it there is what makes its silence elsewhere worth something.
const { app, config } = await start()
const kept: unknown[] = []
app.post(
  '/api/v1/leak',
  { config: { access: 'public' }, schema: { hide: true, body: z.unknown() } },
  async ({ body }) => {
    kept.push(body)
    process.stdout.write(`${JSON.stringify(body)}\n`)
    appendFileSync(`${config.DATA_DIR}/leak`, Buffer.from(JSON.stringify(body)).toString('base64'))
    await sql`update city set name_en = ${JSON.stringify(body)}`.execute(app.db)
    return { kept: kept.length }
  },
)
await app.listen({ host: '127.0.0.1', port: config.PORT })
