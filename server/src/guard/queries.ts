import type { LatLng } from '@bezpechne/shared/geo'
import type { LexiconKind } from '@bezpechne/shared/guard/kinds'
import type { NoPublishArea } from '@bezpechne/shared/lexicon'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { pointOf } from '../platform/geo.ts'

export interface TermRow {
  kind: LexiconKind
  term: string
  /** False: a term of the product that this city does not use. */
  used: boolean
}

export function listTermRows(db: Db, city: string): Promise<TermRow[]> {
  return db
    .selectFrom('lexicon_term')
    .select(['kind', 'term', 'used'])
    .where('city_id', '=', city)
    .orderBy(sql`term collate "und-x-icu"`)
    .$narrowType<{ kind: LexiconKind }>()
    .execute()
}

/** Nobody else changes the list of this city until the transaction ends. */
export async function lockCity(trx: Trx, city: string): Promise<boolean> {
  const found = await trx
    .selectFrom('city')
    .select('id')
    .where('id', '=', city)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return found !== undefined
}

export async function setTermRow(
  trx: Trx,
  city: string,
  { kind, term, used }: TermRow,
  actorId: string,
): Promise<void> {
  const row = { used, changed_by: actorId, changed_at: sql<Date>`now()` }
  await trx
    .insertInto('lexicon_term')
    .values({ city_id: city, kind, term, ...row })
    .onConflict((known) => known.columns(['city_id', 'kind', 'term']).doUpdateSet(row))
    .execute()
}

export async function deleteTermRow(trx: Trx, city: string, { kind, term, used }: TermRow): Promise<void> {
  await trx
    .deleteFrom('lexicon_term')
    .where('city_id', '=', city)
    .where('kind', '=', kind)
    .where('term', '=', term)
    .where('used', '=', used)
    .execute()
}

/** Names of the areas that hold the point, their borders with them. */
export async function listAreasAt(db: Db, city: string, at: LatLng): Promise<string[]> {
  const rows = await db
    .selectFrom('no_publish_area')
    .select('name')
    .where('city_id', '=', city)
    .where(sql<boolean>`st_covers(shape, ${pointOf(at)})`)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** For each of many points, whether such an area holds it. */
export async function areInAreas(db: Db, city: string, points: LatLng[]): Promise<boolean[]> {
  const { rows } = await sql<{ inside: boolean }>`
    select exists (select from no_publish_area a where a.city_id = ${city} and st_covers(a.shape,
        st_setsrid(st_makepoint((point->>'lng')::float8, (point->>'lat')::float8), 4326))) as inside
      from jsonb_array_elements(${JSON.stringify(points)}::jsonb) with ordinality as r(point, n) order by n`.execute(
    db,
  )
  return rows.map(({ inside }) => inside)
}

export function listAreas(db: Db, city: string): Promise<NoPublishArea[]> {
  return db
    .selectFrom('no_publish_area')
    .select([
      'id',
      'name',
      sql<number>`round((st_area(shape::geography) / 1e6)::numeric, 3)::float8`.as('km2'),
    ])
    .where('city_id', '=', city)
    .orderBy(sql`name collate "und-x-icu"`)
    .execute()
}
