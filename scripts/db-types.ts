import { join } from 'node:path'

import { createPGlite, overPGlite } from '@bezpechne/server/platform/embedded'
import { migrate } from '@bezpechne/server/platform/migrations'
import { sql } from 'kysely'
import { generate, PostgresDialect, RawExpressionNode } from 'kysely-codegen'

// The types come from the migrations alone: an empty PGlite, migrated, then read.
const database = overPGlite(await createPGlite())
const { db } = database
await migrate(db)

// NOTE: a geometry column is written, never read: the driver would hand out hexadecimal EWKB.
const places = await sql<{ name: string }>`
  select f_table_name || '.' || f_geometry_column as name from geometry_columns union all
  select f_table_name || '.' || f_geography_column from geography_columns
`.execute(db)

// A text column under "check (column in (...))" becomes the union of these words.
const checks = await sql<{ name: string; rule: string; filled: boolean }>`
  select conrelid::regclass || '.' || attname as name, pg_get_constraintdef(pg_constraint.oid) as rule,
    atthasdef as filled
  from pg_constraint join pg_attribute on attrelid = conrelid and array[attnum] = conkey
  where contype = 'c' and connamespace = 'public'::regnamespace
    and pg_get_constraintdef(pg_constraint.oid) like '%= ANY (ARRAY[%'
`.execute(db)

const columns: Record<string, RawExpressionNode> = {}
for (const { name } of places.rows) columns[name] = new RawExpressionNode('ColumnType<never, string, string>')
for (const { name, rule, filled } of checks.rows) {
  const union = rule.match(/'[\w-]+'/g)?.join(' | ') ?? 'string'
  columns[name] = new RawExpressionNode(filled ? `Generated<${union}>` : union)
}

await generate({
  db,
  dialect: new PostgresDialect({ dateParser: 'string' }),
  outFile: join(import.meta.dirname, '../server/src/platform/schema.generated.ts'),
  excludePattern: '(kysely_*|spatial_ref_sys|geometry_columns|geography_columns)',
  // NOTE: nodes, not strings: kysely-codegen parses strings with TypeScript's API, which TypeScript 7 lacks.
  overrides: { columns },
  typeMapping: { int8: 'number' },
  verify: process.argv.includes('--verify'),
})
await database.close()
