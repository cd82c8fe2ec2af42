import { readConfig } from '@bezpechne/server/config'
import { openDatabase } from '@bezpechne/server/platform/database'
import { migrate } from '@bezpechne/server/platform/migrations'

const database = await openDatabase(readConfig())
try {
  const done = await migrate(database.db)
  process.stdout.write(done.length ? `applied ${done.join(', ')}\n` : 'nothing to apply\n')
} finally {
  await database.close()
}
