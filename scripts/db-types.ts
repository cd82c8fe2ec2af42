import { createPGlite, overPGlite } from '@bezpechne/server/platform/embedded'
import { migrate } from '@bezpechne/server/platform/migrations'

import { writeSchemaTypes } from './schema-types.ts'

// The types come from the migrations alone: an empty PGlite, migrated, then read.
const database = overPGlite(await createPGlite())
await migrate(database.db)
await writeSchemaTypes(database.db, process.argv.includes('--verify'))
await database.close()
