import type { City, CityState, Names } from '@bezpechne/shared/cities'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { shapesOf } from './import-queries.ts'
import type { Polygons } from './polygons.ts'

export interface NewCity {
  id: string
  /** Begins the numbers of its inquiries: SUMY-2026-000001. */
  code: string
  name: Names
  zoom: number
  credit: string
  state: CityState
  /** Together they are the city. */
  shapes: { polygons: Polygons }[]
}

/** A city that has the id or the code already. */
export async function findTaken(
  db: Db,
  { id, code }: Pick<City, 'id' | 'code'>,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('city')
    .select('id')
    .where((or) => or.or([or('id', '=', id), or('code', '=', code)]))
    .executeTakeFirst()
  return row?.id
}

/** The middle is a point that lies inside, whatever the shape; its categories are not on yet. */
export async function insertCity(
  trx: Trx,
  { id, code, name, zoom, credit, state, shapes }: NewCity,
): Promise<{ km2: number }> {
  const { rows } = await sql<{ km2: number }>`
    with outline as (select st_multi(st_unaryunion(st_collect(shape))) as shape from ${shapesOf(shapes)} s)
    insert into city (id, code, state, name_uk, name_en, zoom, credit, outline, boundary, centre)
    select ${id}, ${code}, ${state}, ${name.uk}, ${name.en}, ${zoom}::smallint, ${credit}, 'surveyed', shape, st_pointonsurface(shape)
      from outline returning st_area(boundary::geography) / 1e6 as km2`.execute(trx)
  return rows[0] ?? { km2: 0 }
}
