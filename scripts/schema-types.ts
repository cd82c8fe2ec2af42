import { join } from 'node:path'

import type { Db } from '@bezpechne/server/platform/database'
import { sql } from 'kysely'
import { generate, PostgresDialect, RawExpressionNode } from 'kysely-codegen'

/**
 * Writes the types of a migrated database to schema.generated.ts; with `verify` compares instead.
 * @throws when verifying and the file differs
 */
export async function writeSchemaTypes(db: Db, verify: boolean): Promise<void> {
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
  for (const { name } of places.rows) {
    columns[name] = new RawExpressionNode('ColumnType<never, string, string>')
  }
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
    defaultSchemas: ['public'],
    includePattern: 'public.*',
    verify,
  })
}
