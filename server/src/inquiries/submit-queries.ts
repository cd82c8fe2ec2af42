import type { LatLng } from '@bezpechne/shared/geo'
import type { Language } from '@bezpechne/shared/inquiries'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { pointOf } from '../platform/geo.ts'
import type { Screened } from './screening.ts'

/** NOTE: phones run minutes ahead; "just now" is not the future. */
const ahead = '10 minutes'

export async function isInTheFuture(db: Db, at: Date): Promise<boolean> {
  const { rows } = await sql<{ future: boolean }>`
    select ${at.toISOString()}::timestamptz > now() + ${ahead}::interval as future`.execute(db)
  return rows[0]?.future ?? false
}

/** The next number of this year in Kyiv; the row stays locked, so numbers have no gaps. */
export async function takeNumber(trx: Trx, city: string, code: string): Promise<string> {
  const { year, last } = await trx
    .insertInto('inquiry_counter')
    .values({ city_id: city, year: sql`extract(year from now() at time zone 'Europe/Kyiv')`, last: 1 })
    .onConflict((taken) =>
      taken.columns(['city_id', 'year']).doUpdateSet({ last: sql`inquiry_counter.last + 1` }),
    )
    .returning(['year', 'last'])
    .executeTakeFirstOrThrow()
  return `${code}-${year}-${String(last).padStart(6, '0')}`
}

/** An urgent one overtakes those that came up to this much earlier; older ones keep their turn. */
const headStart = '12 hours'

export interface NewRow {
  city: string
  id: string
  number: string
  category: string
  text: string
  address: string | undefined
  at: LatLng | undefined
  happenedAt: Date | undefined
  email: string | undefined
  /** Keyed hash of the address. */
  authorKey: string | undefined
  language: Language
  photosComing: number | undefined
  receiptHash: string
  screened: Screened
}

export async function insertInquiry(trx: Trx, row: NewRow): Promise<void> {
  const { city, id, number, category, screened } = row
  await trx
    .insertInto('inquiry')
    .values({
      city_id: city,
      id,
      number,
      state: 'submitted',
      category,
      sealed: screened.sealed,
      queue_at: sql<Date>`now() - (select case when urgent then ${headStart} else '0' end::interval from category where code = ${category})`,
    })
    .execute()
  await trx
    .insertInto('inquiry_original')
    .values({
      city_id: city,
      inquiry_id: id,
      text: row.text,
      address: row.address ?? null,
      exact_point: row.at ? pointOf(row.at) : null,
      happened_at: row.happenedAt?.toISOString() ?? null,
      email: row.email ?? null,
      author_key: row.authorKey ?? null,
      language: row.language,
      photos_coming: row.photosComing ?? null,
      receipt_hash: row.receiptHash,
      findings: screened.findings,
      guard: screened.guard,
      district_id: screened.districtId,
    })
    .execute()
}

/** False where there is no such photo, or it already belongs to an inquiry. */
export async function attachPhoto(
  trx: Trx,
  city: string,
  id: string,
  to: { inquiryId: string; position: number },
): Promise<boolean> {
  const attached = await trx
    .updateTable('photo')
    .set({ inquiry_id: to.inquiryId, position: to.position })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('inquiry_id', 'is', null)
    .executeTakeFirst()
  return attached.numUpdatedRows === 1n
}

/** After those that are there, as part of a later step. False where there is no such photo, or it is another's. */
export async function attachLater(
  trx: Trx,
  city: string,
  id: string,
  { inquiryId, event }: { inquiryId: string; event: number },
): Promise<boolean> {
  const attached = await trx
    .updateTable('photo')
    .set({
      inquiry_id: inquiryId,
      with_event: event,
      position: sql`(select coalesce(max(p.position), -1) + 1 from photo p
        where p.city_id = ${city} and p.inquiry_id = ${inquiryId}::uuid)`,
    })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('inquiry_id', 'is', null)
    .executeTakeFirst()
  return attached.numUpdatedRows === 1n
}
