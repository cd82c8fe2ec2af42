import type { Language } from '@bezpechne/shared/inquiries'
import { isWritten } from '@bezpechne/shared/languages'
import {
  type CityMoved,
  type Contact,
  type NeededStep,
  neededSteps,
  type Opening,
  type OpeningStep,
  openingSteps,
  type OpeningStepState,
  type SaveContact,
} from '@bezpechne/shared/opening'

import { findNeeded, holdNeeded, isComplete } from '../cities/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { findOpening, listLater, listShown, setContact, setLater } from './checklist-queries.ts'
import { move } from './operating.ts'

/** Where the opening of a city stands, asked of what is there. @throws AppError 'city-not-found' */
export async function getOpening(db: Db, city: string, language: Language): Promise<Opening> {
  const found = await findOpening(db, city)
  const needed = await findNeeded(db, city)
  if (!found || !needed) throw new AppError('city-not-found')
  const shown = await listShown(db, city, isWritten(language) ? language : 'uk')
  const later = await listLater(db, city)
  const { phone, email, ...rest } = found
  function stateOf(step: OpeningStep): OpeningStepState {
    const { count = 0, shows = [] } = shown.find((one) => one.step === step) ?? {}
    const isNeeded = isNeededStep(step)
    const done = isNeeded ? needed?.[step] === true : count > 0
    return { step, needed: isNeeded, done, later: later.includes(step), shows, count }
  }
  return { ...rest, contact: { phone, email }, steps: openingSteps.map(stateOf) }
}

function isNeededStep(step: OpeningStep): step is NeededStep {
  return neededSteps.some((one) => one === step)
}

/**
 * From now on everybody sees it.
 * @throws AppError 'opening-unfinished' while something that is needed is missing, 'step-not-allowed'
 */
export async function publishCity(trx: Trx, city: string, by: string | null): Promise<CityMoved> {
  const needed = await holdNeeded(trx, city)
  if (!needed || !isComplete(needed)) throw new AppError('opening-unfinished')
  return move(trx, { city, by, step: 'publish', from: 'opening', to: 'public' })
}

export async function leaveForLater(
  trx: Trx,
  city: string,
  { step, later }: { step: OpeningStep; later: boolean },
): Promise<void> {
  await setLater(trx, city, step, later)
}

/**
 * @throws AppError 'city-not-found', 'stale-version' where it is no longer the one that was seen, 'contact-needed' where
 * residents would be left without any
 */
export async function saveContact(
  trx: Trx,
  city: string,
  { seen, ...contact }: SaveContact,
): Promise<Contact> {
  const before = await holdNeeded(trx, city)
  if (!before) throw new AppError('city-not-found')
  if (!(await setContact(trx, city, contact, seen))) throw new AppError('stale-version')
  const isEmpty = contact.phone === null && contact.email === null
  // What was missing before, in a city that an archive brought, may stay so.
  if (isEmpty && before.contact && before.state === 'public') throw new AppError('contact-needed')
  return contact
}
