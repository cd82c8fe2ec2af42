import type { Db } from '../platform/database.ts'

/** Whether deadlines on a day off move here; the city has a desk, as its calendar was asked for before. */
export async function findShift(db: Db, city: string): Promise<boolean> {
  const row = await db
    .selectFrom('city_desk')
    .select('letter_shift as shift')
    .where('city_id', '=', city)
    .executeTakeFirst()
  return row?.shift ?? false
}
