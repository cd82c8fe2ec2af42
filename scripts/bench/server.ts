import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { type Database, openDatabase } from '@bezpechne/server/platform/database'
import { logOptions } from '@bezpechne/server/platform/log'
import { sql } from 'kysely'

import { temporaryDirectory } from '../../test/support/server.ts'
import { type Ask, now, type Role } from './child.ts'
import type { Place } from './data.ts'
import { buildFloor } from './floor.ts'

// One process of the bench: the floors, the product, or on the embedded engine all of them over the one database.
const { place, roles }: { place: Place; roles: Role[] } = JSON.parse(process.argv[2] ?? '{}')
const own = temporaryDirectory()
const config = readConfig({
  NODE_ENV: 'test',
  SEED: 'none',
  DATA_DIR: place.DATABASE_URL ? own.path : place.DATA_DIR,
  ...(place.DATABASE_URL && { DATABASE_URL: place.DATABASE_URL }),
})
const shared: Database | undefined = place.DATABASE_URL ? undefined : await openDatabase(place)
const apps: Awaited<ReturnType<typeof build>>[] = []
for (const role of roles) apps.push(await build(role))
const origins = await Promise.all(apps.map((app) => app.listen({ host: '127.0.0.1', port: 0 })))
process.send?.(Object.fromEntries(roles.map((role, index) => [role, origins[index]])))

/** As an operator starts it, with its log, which goes nowhere; only the cache differs. */
async function build(role: Role) {
  if (role === 'floor') return buildFloor(place, shared)
  const database = shared && { database: shared }
  const app = await buildApp(config, {
    ...database,
    logger: logOptions(config.LOG_LEVEL),
    tileCache: role === 'cached' ? 'on' : 'off',
  })
  // NOTE: every hour at :37 it would take from the map what was answered a year ago: an eighth of this data, meanwhile.
  await app.jobs.unschedule('retention')
  await app.jobs.deleteQueuedJobs('retention')
  return app
}

process.on('message', ({ city, id }: Ask) => {
  void change(city, id).then(() => process.send?.(now()))
})

async function change(city: string, id: string): Promise<void> {
  const app = apps.find((one) => 'db' in one)
  if (!app) throw new Error('The floor has no inquiries')
  await sql`
    update inquiry set state = case state when 'answered' then 'reopened' else 'answered' end, answered_at = coalesce(answered_at, now())
     where city_id = ${city} and id = ${id}::uuid and state in ('answered', 'reopened')`.execute(app.db)
}

// Asked to, or whoever measured is gone.
process.once('SIGTERM', end)
process.once('disconnect', end)

function end(): void {
  void Promise.all(apps.map((app) => app.close()))
    .then(() => shared?.close())
    .then(() => {
      own.remove()
      process.exit(0)
    })
}
