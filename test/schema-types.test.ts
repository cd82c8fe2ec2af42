import { expect, test } from 'vitest'

import { writeSchemaTypes } from '../scripts/schema-types.ts'
import { freshDatabase } from './support/database.ts'

const { db } = await freshDatabase()

// NOTE: the types are generated from the embedded engine; PostgreSQL 15 orders its catalogue in another way.
test.skipIf(process.env['TEST_DATABASE_URL'])('the database types are those of the migrations', async () => {
  await expect(writeSchemaTypes(db, true), 'run "npm run db:types" and commit').resolves.toBeUndefined()
})
