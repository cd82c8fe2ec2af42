import { readConfig } from '@bezpechne/server/config'
import { openDatabase } from '@bezpechne/server/platform/database'
import { migrate } from '@bezpechne/server/platform/migrations'

import { seedDemo } from './demo/seed-demo.ts'

// The demonstration, where no city is yet; the server does the same at its first start.
const config = readConfig()
if (config.NODE_ENV === 'production')
  throw new Error('The demonstration has known passwords: not in production')
const database = await openDatabase(config)
try {
  await migrate(database.db)
  console.log(
    (await seedDemo(database.db)) ? 'Seeded the demonstration' : 'There are cities already: nothing done',
  )
} finally {
  await database.close()
}
