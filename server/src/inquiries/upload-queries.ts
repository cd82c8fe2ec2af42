import { maxPhotos } from '@bezpechne/shared/inquiry-text'
import { type RawBuilder, sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** States in which an inquiry still takes the photos that were announced with it. */
const takes = sql<boolean>`i.state in ('submitted', 'needs-changes')`

const facts = [
  'u.id',
  'u.city_id as city',
  'u.inquiry_id as inquiryId',
  'u.position',
  'u.size',
  'u.sha256',
  'u.refused',
] as const

export type UploadRow = NonNullable<Awaited<ReturnType<typeof findUpload>>>

function uploads(db: Db) {
  return db
    .selectFrom('photo_upload as u')
    .innerJoin('inquiry as i', (join) =>
      join.onRef('i.city_id', '=', 'u.city_id').onRef('i.id', '=', 'u.inquiry_id'),
    )
    .select(facts)
    .select([
      sql<number>`coalesce(octet_length(u.bytes), 0)`.as('received'),
      sql<boolean>`u.photo_id is not null`.as('done'),
      takes.as('takes'),
    ])
}

export function findUpload(db: Db, id: string) {
  return uploads(db).where('u.id', '=', id).executeTakeFirst()
}

interface Named {
  city: string
  inquiryId: string
  name: string
}

export function findNamed(db: Db, { city, inquiryId, name }: Named) {
  return uploads(db)
    .where('u.city_id', '=', city)
    .where('u.inquiry_id', '=', inquiryId)
    .where('u.name', '=', name)
    .executeTakeFirst()
}

/** Whether it takes photos now, and how many more of those announced. */
export function findRoom(db: Db, city: string, inquiryId: string) {
  return db
    .selectFrom('inquiry as i')
    .innerJoin('inquiry_original as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.inquiry_id', '=', 'i.id'),
    )
    .select([
      takes.as('takes'),
      sql<number>`least(
        coalesce(o.photos_coming, 0) - (select count(*) from photo_upload u where u.city_id = i.city_id and u.inquiry_id = i.id),
        ${maxPhotos}::int - (select count(*) from photo p where p.city_id = i.city_id and p.inquiry_id = i.id))::int`.as(
        'room',
      ),
    ])
    .where('i.city_id', '=', city)
    .where('i.id', '=', inquiryId)
    .executeTakeFirstOrThrow()
}

interface NewRow extends Named {
  id: string
  position: number
  size: number
  sha256: string
}

export async function insertUpload(trx: Trx, { city, inquiryId, ...row }: NewRow): Promise<void> {
  await trx
    .insertInto('photo_upload')
    .values({ city_id: city, inquiry_id: inquiryId, ...row, bytes: Buffer.alloc(0) })
    .execute()
}

/** From nothing again: it came damaged, or its author has made another file of the same photo. */
export async function restartUpload(
  db: Db,
  { id, size, sha256 }: Pick<NewRow, 'id' | 'size' | 'sha256'>,
): Promise<void> {
  await db
    .updateTable('photo_upload')
    .set({ size, sha256, bytes: Buffer.alloc(0), touched_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('bytes', 'is not', null)
    .execute()
}

/** False where it does not begin where the last one ended, or ends where the photo does not. */
export async function appendPiece(db: Db, id: string, offset: number, piece: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update photo_upload set bytes = bytes || ${piece}::bytea, touched_at = now()
     where id = ${id}::uuid and bytes is not null and octet_length(bytes) = ${offset}::int
       and ${offset + piece.byteLength}::int <= size`.execute(db)
  return numAffectedRows === 1n
}

export async function findBytes(db: Db, id: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom('photo_upload').select('bytes').where('id', '=', id).executeTakeFirst()
  // NOTE: bytea is a Buffer from pg and a Uint8Array from PGlite.
  return row?.bytes ? Buffer.from(row.bytes) : undefined
}

/** What came of it, without its bytes. False where it has come to something before. */
export async function endUpload(
  db: Db,
  id: string,
  end: { photo: string } | { refused: string },
): Promise<boolean> {
  const ended = await db
    .updateTable('photo_upload')
    .set({
      bytes: null,
      sha256: '',
      ...('photo' in end ? { photo_id: end.photo } : { refused: end.refused }),
    })
    .where('id', '=', id)
    .where('bytes', 'is not', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** For the desks that have the queue open; of what is sealed the queue tells nothing. */
export async function tellQueue(trx: Trx, city: string, inquiryId: string): Promise<void> {
  await sql`
    select pg_notify('queue_changed', i.city_id) from inquiry i
     where i.city_id = ${city} and i.id = ${inquiryId}::uuid and queue_waits(i)`.execute(trx)
}

/**
 * How many photos of an inquiry "i" are still to come, of its original "o": those announced, without what came and what
 * was refused; after three days nobody waits for them any more.
 */
export const photosComing = sql<number>`(case when o.photos_coming > 0 and i.submitted_at > now() - interval '3 days'
  then greatest(0, o.photos_coming - (select count(*) from photo_upload u where u.city_id = i.city_id
    and u.inquiry_id = i.id and u.bytes is null)) else 0 end)::int`

// Nobody went on with it for a day, or it has nowhere to go any more.
const dueUpload: RawBuilder<boolean> = sql<boolean>`u.bytes is not null and (u.touched_at < now() - interval '24 hours'
  or exists (select from inquiry i where i.city_id = u.city_id and i.id = u.inquiry_id and not ${takes}))`

export async function countUploads(db: Db): Promise<number> {
  const { rows } = await sql<{
    due: number
  }>`select count(*)::int as due from photo_upload u where ${dueUpload}`.execute(db)
  return rows[0]?.due ?? 0
}

export async function eraseUploads(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with due as materialized (
      select u.city_id, u.id from photo_upload u where ${dueUpload} limit ${most}::int for update skip locked)
    delete from photo_upload u using due where u.city_id = due.city_id and u.id = due.id`.execute(db)
  return Number(numAffectedRows)
}
