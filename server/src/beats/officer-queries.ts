import type {
  ChangeOfficer,
  ChangeOwnCard,
  ChangeStation,
  NewAbsence,
  NewAppointment,
  NewOfficer,
  NewStation,
} from '@bezpechne/shared/beat-settings'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { pointOf } from '../platform/geo.ts'
import { today } from './queries.ts'

type Card = Omit<ChangeOwnCard, 'version'>

const cardColumns = ({ phones, office, officeAt, hours, languages }: Card) => ({
  phones,
  office_uk: office.uk,
  office_en: office.en,
  office_at: officeAt && pointOf(officeAt),
  hours: JSON.stringify(hours),
  languages,
})

const officerColumns = ({ code, kind, rank, name, staffId, stationId, leftOn, ...card }: NewOfficer) => ({
  ...cardColumns(card),
  code,
  kind,
  rank,
  name_uk: name.uk,
  name_en: name.en,
  staff_id: staffId,
  station_id: stationId,
  left_on: leftOn,
})

/** Another officer of this badge or of this account. */
export async function isTaken(
  trx: Trx,
  city: string,
  id: string,
  { code, staffId }: Pick<NewOfficer, 'code' | 'staffId'>,
): Promise<boolean> {
  const other = await trx
    .selectFrom('officer')
    .select('id')
    .where('city_id', '=', city)
    .where('id', '<>', id)
    .where((or) =>
      or.or([or('code', '=', code), or.and([or('staff_id', '=', staffId), or('left_on', 'is', null)])]),
    )
    .executeTakeFirst()
  return other !== undefined
}

/** Whether an account may be an officer: a member of this city's police. */
export async function isPolice(trx: Trx, city: string, staffId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('membership')
    .select('staff_id')
    .where('city_id', '=', city)
    .where('staff_id', '=', staffId)
    .where('role', 'in', ['officer', 'head'])
    .executeTakeFirst()
  return row !== undefined
}

export async function insertOfficer(trx: Trx, city: string, id: string, officer: NewOfficer): Promise<void> {
  await trx
    .insertInto('officer')
    .values({ city_id: city, id, ...officerColumns(officer) })
    .execute()
}

export async function isOfficer(db: Db, city: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('officer')
    .select('id')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

export async function findVersion(trx: Trx, city: string, id: string): Promise<number | undefined> {
  const row = await trx
    .selectFrom('officer')
    .select('version')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.version
}

export async function setOfficer(
  trx: Trx,
  city: string,
  id: string,
  { version: _version, ...officer }: ChangeOfficer,
): Promise<number> {
  return written(oneOfficer(trx, city, id).set(officerColumns(officer)))
}

export async function setCard(trx: Trx, city: string, id: string, card: Card): Promise<number> {
  return written(oneOfficer(trx, city, id).set(cardColumns(card)))
}

/** NOTE: no new version: no form of a card holds the picture, and none goes over it. */
export async function setPhoto(trx: Trx, city: string, id: string, photo: string | null): Promise<void> {
  await oneOfficer(trx, city, id).set({ photo }).execute()
}

function oneOfficer(trx: Trx, city: string, id: string) {
  return trx.updateTable('officer').where('city_id', '=', city).where('id', '=', id)
}

/** @returns the version that what was written has */
async function written(officer: ReturnType<typeof oneOfficer>): Promise<number> {
  const { version } = await officer
    .set({ version: sql`version + 1` })
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** Whether a file belongs to an officer: what does not is swept away. */
export async function isOfficerPhoto(db: Db, city: string, photo: string): Promise<boolean> {
  const row = await db
    .selectFrom('officer')
    .select('id')
    .where('city_id', '=', city)
    .where('photo', '=', photo)
    .executeTakeFirst()
  return row !== undefined
}

/** Somebody keeps the beat on one of these days. */
export async function isKept(
  trx: Trx,
  city: string,
  { beat, since, until }: NewAppointment,
): Promise<boolean> {
  const other = await trx
    .selectFrom('appointment')
    .select('id')
    .where('city_id', '=', city)
    .where('beat_id', '=', beat)
    .where('duty', '=', 'officer')
    .where(sql<boolean>`daterange(since, until, '[)') && daterange(${since}::date, ${until}::date, '[)')`)
    .executeTakeFirst()
  return other !== undefined
}

export async function insertAppointment(
  trx: Trx,
  city: string,
  id: string,
  { beat, officerId, duty, since, until }: NewAppointment,
): Promise<void> {
  await trx
    .insertInto('appointment')
    .values({ city_id: city, id, beat_id: beat, officer_id: officerId, duty, since, until })
    .execute()
}

/** One that ends before it begins never was. @returns false where there is none that lasts so long */
export async function endAppointment(trx: Trx, city: string, id: string, until: string): Promise<boolean> {
  const gone = await trx
    .deleteFrom('appointment')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('since', '>=', until)
    .where('since', '>=', today)
    .executeTakeFirst()
  if (gone.numDeletedRows === 1n) return true
  const ended = await trx
    .updateTable('appointment')
    .set({ until })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('since', '<', until)
    .where((or) => or.or([or('until', 'is', null), or('until', '>', today)]))
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

export async function isAway(
  trx: Trx,
  city: string,
  { officerId, since, until }: NewAbsence,
): Promise<boolean> {
  const other = await trx
    .selectFrom('absence')
    .select('id')
    .where('city_id', '=', city)
    .where('officer_id', '=', officerId)
    .where('since', '<=', until)
    .where('until', '>=', since)
    .executeTakeFirst()
  return other !== undefined
}

export async function insertAbsence(
  trx: Trx,
  city: string,
  id: string,
  { officerId, kind, since, until, substituteId }: NewAbsence,
): Promise<void> {
  await trx
    .insertInto('absence')
    .values({ city_id: city, id, officer_id: officerId, kind, since, until, substitute_id: substituteId })
    .execute()
}

/** One that has begun ends yesterday; one that has not is gone. */
export async function endAbsence(trx: Trx, city: string, id: string): Promise<boolean> {
  const gone = await trx
    .deleteFrom('absence')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('since', '>=', today)
    .executeTakeFirst()
  if (gone.numDeletedRows === 1n) return true
  const ended = await trx
    .updateTable('absence')
    .set({ until: sql`${today} - 1` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('until', '>=', today)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

const stationColumns = ({ districtId, name, phone, address, at, hours }: NewStation) => ({
  district_id: districtId,
  name_uk: name.uk,
  name_en: name.en,
  phone,
  address_uk: address.uk,
  address_en: address.en,
  at: at && pointOf(at),
  hours: JSON.stringify(hours),
})

export async function insertStation(trx: Trx, city: string, id: string, station: NewStation): Promise<void> {
  await trx
    .insertInto('station')
    .values({ city_id: city, id, ...stationColumns(station) })
    .execute()
}

export async function setStation(
  trx: Trx,
  city: string,
  id: string,
  { version, ...station }: ChangeStation,
): Promise<number | undefined> {
  const moved = await trx
    .updateTable('station')
    .set({ ...stationColumns(station), version: sql`version + 1` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return moved?.version
}
