import type {
  Absence,
  Appointment,
  ChangeBeat,
  DeskBeat,
  DeskBeats,
  DeskOfficer,
  DeskStation,
} from '@bezpechne/shared/beat-settings'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { asLatLng } from '../platform/geo.ts'
import { listStations, photoUrlOf } from './keeper-queries.ts'
import { today } from './queries.ts'

const namesOf = (uk: string, en: string) =>
  sql<DeskBeat['name']>`json_build_object('uk', ${sql.ref(uk)}, 'en', ${sql.ref(en)})`

export function listDeskBeats(db: Db, city: string): Promise<DeskBeat[]> {
  return db
    .selectFrom('beat as b')
    .leftJoin('district as d', (join) =>
      join.onRef('d.city_id', '=', 'b.city_id').onRef('d.id', '=', 'b.district_id'),
    )
    .select(['b.id', 'b.setting', 'b.residents', 'b.station_id as stationId', 'b.version'])
    .select([
      namesOf('b.name_uk', 'b.name_en').as('name'),
      sql<DeskBeat['district']>`case when d.id is null then null else json_build_object('id', d.id,
        'name', json_build_object('uk', d.name_uk, 'en', d.name_en)) end`.as('district'),
    ])
    .where('b.city_id', '=', city)
    .where('b.retired_at', 'is', null)
    .orderBy('b.id')
    .execute()
}

/** Who works, and who left this year. */
export async function listDeskOfficers(db: Db, city: string): Promise<DeskOfficer[]> {
  const rows = await deskOfficers(db, city)
    .where((or) => or.or([or('left_on', 'is', null), or('left_on', '>', sql<string>`${today} - 366`)]))
    .orderBy(sql`name_uk collate "und-x-icu"`)
    .execute()
  return rows.map((row) => officerOf(city, row))
}

/** The officer that this account is. */
export async function findOwnOfficer(
  db: Db,
  city: string,
  staffId: string,
): Promise<DeskOfficer | undefined> {
  const row = await deskOfficers(db, city)
    .where('staff_id', '=', staffId)
    .where('left_on', 'is', null)
    .executeTakeFirst()
  return row && officerOf(city, row)
}

function deskOfficers(db: Db, city: string) {
  return db
    .selectFrom('officer')
    .select(['id', 'code', 'kind', 'rank', 'phones', 'photo', 'version'])
    .select(['staff_id as staffId', 'station_id as stationId', 'left_on as leftOn'])
    .select([
      namesOf('name_uk', 'name_en').as('name'),
      namesOf('office_uk', 'office_en').as('office'),
      asLatLng<DeskOfficer['officeAt']>('office_at').as('officeAt'),
      sql<DeskOfficer['hours']>`hours`.as('hours'),
      sql<DeskOfficer['languages']>`languages`.as('languages'),
    ])
    .where('city_id', '=', city)
}

type Row = Omit<DeskOfficer, 'photoUrl'> & { photo: string | null }

function officerOf(city: string, { photo, ...row }: Row): DeskOfficer {
  return { ...row, photoUrl: photo && photoUrlOf(city, photo) }
}

/** Those that last, or will. */
export function listAppointments(db: Db, city: string): Promise<Appointment[]> {
  return db
    .selectFrom('appointment as a')
    .innerJoin('beat as b', (join) =>
      join.onRef('b.city_id', '=', 'a.city_id').onRef('b.id', '=', 'a.beat_id'),
    )
    .select(['a.id', 'a.beat_id as beat', 'a.officer_id as officerId', 'a.duty', 'a.since', 'a.until'])
    .where('a.city_id', '=', city)
    .where('b.retired_at', 'is', null)
    .where((or) => or.or([or('a.until', 'is', null), or('a.until', '>', today)]))
    .orderBy('a.beat_id')
    .orderBy('a.since')
    .orderBy('a.id')
    .execute()
}

export function listAbsences(db: Db, city: string): Promise<Absence[]> {
  return db
    .selectFrom('absence')
    .select(['id', 'officer_id as officerId', 'kind', 'since', 'until', 'substitute_id as substituteId'])
    .where('city_id', '=', city)
    .where('until', '>=', today)
    .orderBy('since')
    .orderBy('id')
    .execute()
}

export async function listDeskStations(db: Db, city: string): Promise<DeskStation[]> {
  const stations = await listStations(db, city)
  const versions = await db
    .selectFrom('station')
    .select(['id', 'version'])
    .where('city_id', '=', city)
    .execute()
  const byId = new Map(versions.map(({ id, version }) => [id, version]))
  return stations.map((station) => ({ ...station, version: byId.get(station.id) ?? 1 }))
}

export function listDistricts(db: Db, city: string): Promise<DeskBeats['districts']> {
  return db
    .selectFrom('district')
    .select(['id', namesOf('name_uk', 'name_en').as('name')])
    .where('city_id', '=', city)
    .orderBy(sql`name_uk collate "und-x-icu"`)
    .execute()
}

export function listStaff(db: Db, city: string): Promise<DeskBeats['accounts']> {
  return db
    .selectFrom('membership as m')
    .innerJoin('user as u', 'u.id', 'm.staff_id')
    .select(['u.id', 'u.name'])
    .distinct()
    .where('m.city_id', '=', city)
    .where('m.role', 'in', ['officer', 'head'])
    .orderBy('u.name')
    .execute()
}

/** Only from the version that was read. @returns the next one */
export async function setBeat(
  trx: Trx,
  city: string,
  id: string,
  { name, setting, residents, stationId, version }: ChangeBeat,
): Promise<number | undefined> {
  const moved = await beatNow(trx, city, id, version)
    .set({ name_uk: name.uk, name_en: name.en, setting, residents, station_id: stationId })
    .returning('version')
    .executeTakeFirst()
  return moved?.version
}

export async function setOutline(
  trx: Trx,
  city: string,
  id: string,
  { outline, version }: { outline: object; version: number },
): Promise<number | undefined> {
  const moved = await beatNow(trx, city, id, version)
    .set({
      boundary: sql<string>`st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(outline)}::text), 4326))`,
    })
    .returning('version')
    .executeTakeFirst()
  return moved?.version
}

/** Nobody else changed it since; it gets its next version. */
function beatNow(trx: Trx, city: string, id: string, version: number) {
  return trx
    .updateTable('beat')
    .set({ version: sql`version + 1` })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('retired_at', 'is', null)
}

export async function isStation(db: Db, city: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('station')
    .select('id')
    .where('city_id', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
