import type {
  Changed,
  ChangeOfficer,
  ChangeStation,
  DeskBeats,
  NewAbsence,
  NewAppointment,
  NewOfficer,
  NewStation,
} from '@bezpechne/shared/beat-settings'

import { getCity } from '../cities/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import {
  isStation,
  listAbsences,
  listAppointments,
  listDeskBeats,
  listDeskOfficers,
  listDeskStations,
  listDistricts,
  listStaff,
} from './desk-queries.ts'
import { findToday } from './finding-queries.ts'
import { lockBeats } from './import-queries.ts'
import {
  endAbsence,
  endAppointment,
  findVersion,
  insertAbsence,
  insertAppointment,
  insertOfficer,
  insertStation,
  isAway,
  isKept,
  isOfficer,
  isPolice,
  isTaken,
  setOfficer,
  setStation,
} from './officer-queries.ts'
import { findBeat } from './queries.ts'

/** All that a head of officers arranges. @throws AppError 'city-not-found' */
export async function getDeskBeats(db: Db, city: string): Promise<DeskBeats> {
  await getCity(db, city)
  return {
    today: await findToday(db),
    beats: await listDeskBeats(db, city),
    officers: await listDeskOfficers(db, city),
    appointments: await listAppointments(db, city),
    absences: await listAbsences(db, city),
    stations: await listDeskStations(db, city),
    districts: await listDistricts(db, city),
    accounts: await listStaff(db, city),
  }
}

/** @throws AppError 'badge-taken', 'station-not-found', 'invalid-input' for an account that is no officer's */
export async function addOfficer(trx: Trx, city: string, officer: NewOfficer): Promise<Changed> {
  const id = newId()
  await lockBeats(trx, city)
  await checkOfficer(trx, city, id, officer)
  await insertOfficer(trx, city, id, officer)
  return { id }
}

/** @throws AppError 'officer-not-found', 'stale-version', and what adding one throws */
export async function changeOfficer(
  trx: Trx,
  city: string,
  id: string,
  officer: ChangeOfficer,
): Promise<Changed> {
  // NOTE: the city before the officer, as everybody else: in another order two wait for each other.
  await lockBeats(trx, city)
  await lockOfficer(trx, city, id, officer.version)
  await checkOfficer(trx, city, id, officer)
  return { id, version: await setOfficer(trx, city, id, officer) }
}

/** @throws AppError 'officer-not-found', 'stale-version' */
export async function lockOfficer(trx: Trx, city: string, id: string, version?: number): Promise<void> {
  const now = await findVersion(trx, city, id)
  if (now === undefined) throw new AppError('officer-not-found')
  if (version !== undefined && now !== version) throw new AppError('stale-version')
}

/** @throws AppError 'officer-not-found' */
export async function expectOfficer(db: Db, city: string, id: string): Promise<void> {
  if (!(await isOfficer(db, city, id))) throw new AppError('officer-not-found')
}

/** @throws AppError 'station-not-found' */
export async function expectStation(db: Db, city: string, id: string): Promise<void> {
  if (!(await isStation(db, city, id))) throw new AppError('station-not-found')
}

async function checkOfficer(trx: Trx, city: string, id: string, officer: NewOfficer): Promise<void> {
  if (await isTaken(trx, city, id, officer)) throw new AppError('badge-taken')
  if (officer.stationId !== null) await expectStation(trx, city, officer.stationId)
  if (officer.staffId !== null && !(await isPolice(trx, city, officer.staffId)))
    throw new AppError('invalid-input', { errors: [{ path: 'staffId', code: 'not-in-list' }] })
}

/** @throws AppError 'beat-not-found', 'officer-not-found', 'beat-kept' */
export async function appoint(trx: Trx, city: string, given: NewAppointment): Promise<Changed> {
  await lockBeats(trx, city)
  if (!(await findBeat(trx, city, given.beat))) throw new AppError('beat-not-found')
  await lockOfficer(trx, city, given.officerId)
  if (given.duty === 'officer' && (await isKept(trx, city, given))) throw new AppError('beat-kept')
  const id = newId()
  await insertAppointment(trx, city, id, given)
  return { id }
}

/** @throws AppError 'not-found' also where it has ended already */
export async function dismiss(trx: Trx, city: string, id: string, until: string): Promise<Changed> {
  if (!(await endAppointment(trx, city, id, until))) throw new AppError('not-found')
  return { id }
}

/** @throws AppError 'officer-not-found', 'away-already' */
export async function sendAway(trx: Trx, city: string, given: NewAbsence): Promise<Changed> {
  await lockBeats(trx, city)
  await lockOfficer(trx, city, given.officerId)
  if (given.substituteId !== null) await lockOfficer(trx, city, given.substituteId)
  if (await isAway(trx, city, given)) throw new AppError('away-already')
  const id = newId()
  await insertAbsence(trx, city, id, given)
  return { id }
}

/** @throws AppError 'not-found' also where it is over already */
export async function callBack(trx: Trx, city: string, id: string): Promise<Changed> {
  if (!(await endAbsence(trx, city, id))) throw new AppError('not-found')
  return { id }
}

/** @throws AppError 'invalid-input' for a district that is not there */
export async function addStation(trx: Trx, city: string, station: NewStation): Promise<Changed> {
  const id = newId()
  await checkDistrict(trx, city, station)
  await insertStation(trx, city, id, station)
  return { id }
}

/** @throws AppError 'station-not-found', 'stale-version', 'invalid-input' */
export async function changeStation(
  trx: Trx,
  city: string,
  id: string,
  station: ChangeStation,
): Promise<Changed> {
  await checkDistrict(trx, city, station)
  const version = await setStation(trx, city, id, station)
  if (version !== undefined) return { id, version }
  await expectStation(trx, city, id)
  throw new AppError('stale-version')
}

async function checkDistrict(trx: Trx, city: string, { districtId }: NewStation): Promise<void> {
  const known = await listDistricts(trx, city)
  if (districtId !== null && !known.some(({ id }) => id === districtId))
    throw new AppError('invalid-input', { errors: [{ path: 'districtId', code: 'not-in-list' }] })
}
