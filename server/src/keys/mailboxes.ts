import type { Role } from '@bezpechne/shared/access'
import { leastMembers, mayApprove, mayHold } from '@bezpechne/shared/key-circles'
import type { DecideMailbox, MailboxStep, ProposeMailbox } from '@bezpechne/shared/keys'
import { boxName } from '@bezpechne/shared/letters-crypto/mailbox'

import { endSessions } from '../accounts/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { hasBeat } from './board-queries.ts'
import {
  type BoxPlace,
  deleteProposed,
  findActive,
  insertMailbox,
  lockLast,
  moveToActive,
} from './mailbox-queries.ts'
import { deleteMember, listColleagues, listMembers, type Member, putMember } from './member-queries.ts'

/** Who acts, in which city, with which roles there. */
export interface KeyActor {
  city: string
  id: string
  roles: readonly Role[]
}

/**
 * The next version of a mailbox, or its first. Of a replacement that two have agreed to it is the last step, and takes
 * effect at once: the successor makes it, the one who goes is not among its members.
 * @throws AppError 'not-found', 'stale-version', 'step-not-allowed'
 */
export async function proposeMailbox(
  trx: Trx,
  actor: KeyActor,
  wanted: ProposeMailbox,
): Promise<MailboxStep> {
  const { kind, scope, ver } = wanted
  const place = { city: actor.city, kind, scope, ver }
  await checkNext(trx, actor, wanted)
  const replacement = replacementBy(actor.id, await listMembers(trx, place), await findActive(trx, place))
  if (!(await insertMailbox(trx, { city: actor.city, proposedBy: actor.id }, wanted)))
    throw new AppError('stale-version')
  for (const member of wanted.members)
    await putMember(trx, { ...place, grantedBy: actor.id }, { ver, ...member })
  if (!replacement || !isAsAgreed(wanted, replacement)) return { box: boxName(place), state: 'proposed' }
  await moveToActive(trx, place, replacement.approvedBy)
  await removeEverywhere(trx, place, replacement.leaves)
  return { box: boxName(place), state: 'active' }
}

async function checkNext(
  trx: Trx,
  { city, roles }: KeyActor,
  { kind, scope, ver, members }: ProposeMailbox,
): Promise<void> {
  const place = { city, kind, scope, ver }
  if (!mayHold(roles, kind)) throw new AppError('not-found')
  await checkScope(trx, place)
  const last = await lockLast(trx, place)
  if (last?.state === 'proposed') throw new AppError('step-not-allowed')
  if (ver !== (last?.ver ?? 0) + 1) throw new AppError('stale-version')
  await checkHolders(trx, place, members)
}

async function checkScope(trx: Trx, { city, kind, scope }: BoxPlace): Promise<void> {
  const known = kind === 'beat' ? await hasBeat(trx, city, scope) : scope === 'city'
  if (!known) throw new AppError('beat-not-found')
}

/** A seed that is sealed to a key of yesterday would open for nobody. */
export async function checkHolders(
  trx: Trx,
  { city, kind }: Pick<BoxPlace, 'city' | 'kind'>,
  holders: readonly { staff: string; keyVer: number }[],
): Promise<void> {
  const known = new Map((await listColleagues(trx, city)).map((one) => [one.staff, one]))
  if (new Set(holders.map(({ staff }) => staff)).size !== holders.length)
    throw new AppError('step-not-allowed')
  for (const { staff, keyVer } of holders) {
    const colleague = known.get(staff)
    if (!colleague || !mayHold(colleague.roles, kind)) throw new AppError('step-not-allowed')
    if (colleague.keyVer !== keyVer) throw new AppError('stale-version')
  }
}

interface Replacement {
  leaves: string
  approvedBy: string
  stay: string[]
}

/** What two have agreed to and this person has to finish; undefined: nothing. */
function replacementBy(
  successor: string,
  members: Member[],
  active: number | undefined,
): Replacement | undefined {
  const approved = members.filter(({ ver, approvedBy }) => ver === active && approvedBy !== null)
  const own = approved.find(({ staff }) => staff === successor)
  if (!own?.insteadOf || own.approvedBy === null) return undefined
  const stay = approved.map(({ staff }) => staff).filter((staff) => staff !== own.insteadOf)
  return { leaves: own.insteadOf, approvedBy: own.approvedBy, stay }
}

function isAsAgreed({ kind, members }: ProposeMailbox, { stay }: Replacement): boolean {
  const named = members.map(({ staff }) => staff)
  return (
    named.length >= leastMembers(kind) &&
    named.length === stay.length &&
    named.every((staff) => stay.includes(staff))
  )
}

/**
 * The second person's word; anybody of the circle may take a proposal off the list.
 * @throws AppError 'not-found', 'step-not-allowed', 'second-person-needed', 'two-members-needed'
 */
export async function decideMailbox(
  trx: Trx,
  actor: KeyActor,
  { approve, ...box }: DecideMailbox,
): Promise<MailboxStep> {
  const place = { city: actor.city, ...box }
  if (!mayApprove(actor.roles, box.kind)) throw new AppError('not-found')
  const last = await lockLast(trx, place)
  if (last?.ver !== box.ver || last.state !== 'proposed') throw new AppError('step-not-allowed')
  if (!approve) {
    await deleteProposed(trx, place)
    return { box: boxName(box), state: 'declined' }
  }
  if (last.proposedBy === actor.id) throw new AppError('second-person-needed')
  const members = (await listMembers(trx, place)).filter(({ ver }) => ver === box.ver)
  if (members.length < leastMembers(box.kind)) throw new AppError('two-members-needed')
  await checkHolders(trx, place, members)
  await moveToActive(trx, place, actor.id)
  return { box: boxName(box), state: 'active' }
}

/** Nothing that is sealed here opens for this person any more, and who is signed in is not. */
export async function removeEverywhere(
  trx: Trx,
  place: Omit<BoxPlace, 'ver'>,
  staff: string,
): Promise<boolean> {
  const removed = await deleteMember(trx, place, { staff })
  if (removed) await endSessions(trx, staff)
  return removed
}
