import { leastMembers, mayApprove } from '@bezpechne/shared/key-circles'
import type { DecideMember, GrantMember, MailboxStep, RemoveMember } from '@bezpechne/shared/keys'
import { boxName } from '@bezpechne/shared/letters-crypto/mailbox'

import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { lockLast, findActive, type MailboxPlace } from './mailbox-queries.ts'
import { checkHolders, type KeyActor, removeEverywhere } from './mailboxes.ts'
import { approveMember, deleteMember, listMembers, type Member, putMember } from './member-queries.ts'

/**
 * A member seals what he holds to somebody else's key, once he has heard its fingerprint. It opens after a second
 * person's word.
 * @throws AppError 'not-found', 'step-not-allowed', 'stale-version'
 */
export async function grantMember(trx: Trx, actor: KeyActor, wanted: GrantMember): Promise<MailboxStep> {
  const { kind, scope, staff, keyVer, seeds, insteadOf } = wanted
  const place = { city: actor.city, kind, scope }
  const { active, members } = await readMailbox(trx, place)
  checkGrant({ active, members }, actor.id, wanted)
  await checkHolders(trx, place, [{ staff, keyVer }])
  for (const seed of seeds) {
    const put = await putMember(
      trx,
      { ...place, grantedBy: actor.id },
      { ...seed, staff, keyVer, ...(seed.ver === active && { insteadOf }) },
    )
    if (!put) throw new AppError('step-not-allowed')
  }
  return { box: boxName({ kind, scope, ver: active }), state: 'active' }
}

/** One gives what one holds, so that the active version opens; and names as leaving whoever holds it now. */
function checkGrant({ active, members }: Read, by: string, { staff, seeds, insteadOf }: GrantMember): void {
  const held = versionsOf(by, members)
  if (!held.has(active) || staff === by) throw new AppError('not-found')
  const given = seeds.map(({ ver }) => ver)
  const opensActive = given.includes(active) || versionsOf(staff, members).has(active)
  const leaves = insteadOf === null || (insteadOf !== staff && versionsOf(insteadOf, members).has(active))
  if (!opensActive || !leaves || !given.every((ver) => held.has(ver))) throw new AppError('step-not-allowed')
}

interface Read {
  active: number
  members: Member[]
}

/** Of an active mailbox. The lock makes one of two who change it at once wait. */
async function readMailbox(trx: Trx, place: MailboxPlace): Promise<Read> {
  await lockLast(trx, place)
  const active = await findActive(trx, place)
  if (active === undefined) throw new AppError('not-found')
  return { active, members: await listMembers(trx, place) }
}

function versionsOf(staff: string, members: Member[]): Set<number> {
  return new Set(
    members.filter((one) => one.staff === staff && one.approvedBy !== null).map(({ ver }) => ver),
  )
}

/**
 * Neither who granted it nor who is let in says the second word.
 * @throws AppError 'not-found', 'step-not-allowed', 'second-person-needed'
 */
export async function decideMember(
  trx: Trx,
  actor: KeyActor,
  { approve, staff, ...mailbox }: DecideMember,
): Promise<MailboxStep> {
  const place = { city: actor.city, ...mailbox }
  if (!mayApprove(actor.roles, mailbox.kind)) throw new AppError('not-found')
  const { active, members } = await readMailbox(trx, place)
  const step = { box: boxName({ ...mailbox, ver: active }), state: 'active' } as const
  const waiting = members.filter((one) => one.staff === staff && one.approvedBy === null)
  if (!waiting.length) throw new AppError('step-not-allowed')
  if (!approve) {
    if (!(await deleteMember(trx, place, { staff, waiting: true }))) throw new AppError('step-not-allowed')
    return step
  }
  if (staff === actor.id || waiting.some(({ grantedBy }) => grantedBy === actor.id))
    throw new AppError('second-person-needed')
  if (!(await approveMember(trx, { ...place, approvedBy: actor.id }, staff)))
    throw new AppError('step-not-allowed')
  return step
}

/**
 * Cuts the future: the server gives these seeds to this person no more. What was copied before stays copied, so the
 * page proposes a new version at once.
 * @throws AppError 'not-found', 'two-members-needed'
 */
export async function removeMember(
  trx: Trx,
  actor: KeyActor,
  { staff, ...mailbox }: RemoveMember,
): Promise<MailboxStep> {
  const place = { city: actor.city, ...mailbox }
  if (!mayApprove(actor.roles, mailbox.kind)) throw new AppError('not-found')
  const { active, members } = await readMailbox(trx, place)
  const left = members.filter((one) => one.ver === active && one.staff !== staff && one.approvedBy !== null)
  if (left.length < leastMembers(mailbox.kind)) throw new AppError('two-members-needed')
  if (!(await removeEverywhere(trx, place, staff))) throw new AppError('not-found')
  return { box: boxName({ ...mailbox, ver: active }), state: 'active' }
}
