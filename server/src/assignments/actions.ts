import type { InquiryState } from '@bezpechne/shared/inquiry-states'
import type { Assign, Moved, Withdraw } from '@bezpechne/shared/moderation'
import type * as z from 'zod'

import type { ActingStaff } from '../access/actor.ts'
import { holdCalendar, startClocks } from '../clocks/index.ts'
import { recordEvent } from '../inquiries/index.ts'
import { getOrganisation } from '../officers/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/outbox.ts'
import {
  findAssignment,
  findNextLead,
  insertAssignments,
  lockForHandover,
  moveToWithdrawn,
  type On,
  setLead,
} from './queries.ts'

export interface Handover extends On {
  actor: ActingStaff
}

/**
 * Gives an inquiry to one body or to several; the first leads. Who has it already keeps it, and its clock.
 * @throws AppError 'inquiry-not-found', 'step-not-allowed', 'organisation-not-found'
 */
export async function assign(
  trx: Trx,
  { city, id, actor }: Handover,
  { organisationId: lead, others = [] }: z.infer<typeof Assign>,
): Promise<Moved> {
  const on = { city, id }
  const before = await getForHandover(trx, on)
  const wanted = [...new Set([lead, ...others])]
  for (const organisationId of wanted) await getOrganisation(trx, city, organisationId)
  await holdCalendar(trx, city)
  const given = new Set(await insertAssignments(trx, on, wanted, actor.id))
  if (before.lead !== lead) {
    await setLead(trx, on, lead)
    given.add(lead)
  }
  for (const organisationId of wanted.filter((one) => given.has(one))) {
    await recordEvent(trx, { ...on, actor, step: 'assign', organisationId })
    await emit(trx, city, 'inquiry.assigned', { inquiryId: id, organisationId })
  }
  await startClocks(trx, city, id)
  return { id, number: before.number, state: before.state }
}

/**
 * Takes an inquiry back from a body that has not answered; at once it reads nothing of it that is not public.
 * @throws AppError 'inquiry-not-found', 'step-not-allowed' also where it does not have it
 */
export async function withdraw(
  trx: Trx,
  { city, id, actor }: Handover,
  { organisationId }: z.infer<typeof Withdraw>,
): Promise<Moved> {
  const on = { city, id }
  const { number, state, lead } = await getForHandover(trx, on)
  if (lead === organisationId) await setLead(trx, on, null)
  if (!(await moveToWithdrawn(trx, on, organisationId))) throw new AppError('step-not-allowed')
  if (lead === organisationId) await setLead(trx, on, await findNextLead(trx, on))
  await recordEvent(trx, { ...on, actor, step: 'withdraw-assignment', organisationId })
  return { id, number, state }
}

/**
 * That a body has a public inquiry and still has to answer it; nobody hands it over until the transaction ends.
 * @throws AppError 'inquiry-not-found', 'step-not-allowed'
 */
export async function requireGiven(trx: Trx, on: On, organisationId: string): Promise<void> {
  await getForHandover(trx, on)
  const given = await findAssignment(trx, on, organisationId)
  if (!given || given.answered) throw new AppError('step-not-allowed')
}

const canBeGiven: InquiryState[] = ['published', 'answered', 'reopened']

/** Only what everybody can see has somebody who must answer it. */
async function getForHandover(trx: Trx, on: On) {
  const found = await lockForHandover(trx, on)
  if (!found) throw new AppError('inquiry-not-found')
  if (!canBeGiven.includes(found.state)) throw new AppError('step-not-allowed')
  return found
}
