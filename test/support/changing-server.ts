import { setTimeout as pause } from 'node:timers/promises'

import { start } from '@bezpechne/server/start'

import { givenKyiv, givenTernopil } from './cities.ts'
import { countWaiting, mapFaults, turnMany } from './map-truth.ts'
import { givenManyInquiries } from './map.ts'

/** The server, which first says what of its map is wrong, and then changes it until it is killed. */
const { app, config } = await start({ SEED: 'none' })
await app.listen({ port: config.PORT })
const known = await app.db.selectFrom('city').select('id').execute()
if (known.length === 0) {
  await givenKyiv(app.db)
  await givenTernopil(app.db)
  await givenManyInquiries(app.db, 'kyiv', 900, 1)
  await givenManyInquiries(app.db, 'ternopil', 300, 2)
}
while ((await countWaiting(app)) > 0) await pause(20)
process.stdout.write(
  `faults: ${JSON.stringify(await mapFaults({ db: app.db, prepared: app.reads.prepared }))}\n`,
)
for (;;) {
  await turnMany(app)
  process.stdout.write('changed\n')
  await pause(Math.random() * 300)
}
