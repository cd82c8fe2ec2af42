import type { Organisation } from '@bezpechne/shared/moderation'
import type {
  Activity,
  ChangeOrganisation,
  DeskOrganisation,
  NewOrganisation,
} from '@bezpechne/shared/organisations'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import {
  findDeskOrganisation,
  isNameTaken,
  lockOrganisation,
  setActive,
  setOrganisationWords,
} from './desk-queries.ts'
import { insertOrganisation, lockActive } from './queries.ts'

/**
 * One that takes inquiries, and goes on taking them until the transaction ends.
 * @throws AppError 'organisation-not-found'
 */
export async function getOrganisation(trx: Trx, city: string, id: string): Promise<Organisation> {
  const organisation = await lockActive(trx, city, id)
  if (!organisation) throw new AppError('organisation-not-found')
  return organisation
}

/** @throws AppError 'name-taken' */
export async function addOrganisation(
  trx: Trx,
  city: string,
  words: NewOrganisation,
): Promise<DeskOrganisation> {
  const id = newId()
  if (!(await insertOrganisation(trx, city, { id, ...words }))) throw new AppError('name-taken')
  return getDeskOrganisation(trx, city, id)
}

/** @throws AppError 'organisation-not-found', 'stale-version', 'name-taken' */
export async function changeOrganisation(
  trx: Trx,
  city: string,
  id: string,
  { version, ...words }: ChangeOrganisation,
): Promise<DeskOrganisation> {
  await lockVersion(trx, city, id, version)
  if (await isNameTaken(trx, city, id, words.name.uk)) throw new AppError('name-taken')
  await setOrganisationWords(trx, city, id, words)
  return getDeskOrganisation(trx, city, id)
}

/**
 * One that takes no more inquiries leaves nobody waiting: refused while an inquiry or a rule counts on it.
 * @throws AppError 'organisation-not-found', 'stale-version', 'organisation-in-use'
 */
export async function setActivity(
  trx: Trx,
  city: string,
  id: string,
  { version, active }: Activity,
): Promise<DeskOrganisation> {
  await lockVersion(trx, city, id, version)
  // NOTE: a statement of its own: it sees what those who held the row before have committed.
  const { openAssignments, rules } = await getDeskOrganisation(trx, city, id)
  if (!active && openAssignments + rules > 0) throw new AppError('organisation-in-use')
  await setActive(trx, city, id, active)
  return getDeskOrganisation(trx, city, id)
}

async function lockVersion(trx: Trx, city: string, id: string, version: number): Promise<void> {
  const now = await lockOrganisation(trx, city, id)
  if (now === undefined) throw new AppError('organisation-not-found')
  if (now !== version) throw new AppError('stale-version')
}

/** @throws AppError 'not-found': the page of one that is not here, where a choice of one is a mistake in a form */
export async function expectOrganisation(db: Db, city: string, id: string): Promise<void> {
  if (!(await findDeskOrganisation(db, city, id))) throw new AppError('not-found')
}

async function getDeskOrganisation(trx: Trx, city: string, id: string): Promise<DeskOrganisation> {
  const organisation = await findDeskOrganisation(trx, city, id)
  if (!organisation) throw new AppError('organisation-not-found')
  return organisation
}
