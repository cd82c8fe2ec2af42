import type { Role } from '@bezpechne/shared/access'
import {
  type InquiryState,
  type InquiryStep,
  type PublicState,
  publicStates,
  withdrawable,
} from '@bezpechne/shared/inquiry-states'
import { sql } from 'kysely'

import type { Trx } from '../platform/database.ts'

/** Who did it. A resident has no account here, the system is a job: no id. */
export interface EventActor {
  role: Role | 'resident' | 'system'
  id: string | null
}

export interface EventRow {
  step: string
  actor: EventActor
  reason?: string | null | undefined
  note?: string | null | undefined
  organisationId?: string | null | undefined
}

export type Before = NonNullable<Awaited<ReturnType<typeof lockState>>>

/**
 * The state, and where the steps back lead; the row stays locked until the transaction ends.
 * NOTE: as every lock of an inquiry, it lets rows that only name the inquiry come: who writes such a row, as a merge
 * does for each follower, would wait for the lock of one inquiry while holding another.
 */
export function lockState(trx: Trx, city: string, id: string) {
  return trx
    .selectFrom('inquiry')
    .select(['state', 'hidden_from as hiddenFrom', 'withdrawn_from as withdrawnFrom', 'sealed'])
    .select(sql<boolean>`published_at is not null`.as('wasPublic'))
    .where('city_id', '=', city)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

interface Move {
  from: InquiryState
  to: InquiryState
  step: InquiryStep
  actor: EventActor
  /** Of "merge": the inquiry that it becomes part of. */
  into?: string | undefined
}

/** Moves only from the stated state; false where somebody was faster. */
export async function moveState(trx: Trx, city: string, id: string, move: Move): Promise<boolean> {
  const moved = await trx
    .updateTable('inquiry')
    .set({ state: move.to, ...effects(move) })
    .where('city_id', '=', city)
    .where('id', '=', id)
    .where('state', '=', move.from)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

const now = sql<Date>`now()`
// NOTE: the month of the first publication, in Kyiv, since 2000-01; an answer or a restore does not move it.
const thisMonth = sql<number>`(extract(year from now() at time zone 'Europe/Kyiv') - 2000) * 12
  + extract(month from now() at time zone 'Europe/Kyiv') - 1`

const changesWithin = '14 days'

/** What a step changes beside the state. */
function effects({ from, step, actor, into }: Move) {
  if (step === 'publish') {
    return {
      published_at: sql<Date>`coalesce(published_at, now())`,
      public_month: sql<number>`coalesce(public_month, ${thisMonth})`,
      ...noLease,
      // What two moderators have agreed upon is an inquiry as any other.
      sealed: false,
    }
  }
  if (step === 'answer') return { answered_at: now }
  if (step === 'restore') return { hidden_from: null, hidden_by: null }
  if (step === 'withdraw') return { ...noLease, ...taken(from) }
  if (step === 'put-back') return { withdrawn_at: null, withdrawn_from: null }
  if (step === 'hide' && isPublic(from)) return { hidden_from: from, hidden_by: actor.id }
  return {
    ...noLease,
    ...refusal({ step, actor, into }),
    ...(step === 'undo' && from === 'published' ? neverPublic : {}),
  }
}

/** By its author, wherever it stood. */
function taken(from: InquiryState) {
  const withdrawnFrom = withdrawable.find((state) => state === from) ?? null
  return { withdrawn_at: now, withdrawn_from: withdrawnFrom, hidden_from: null, hidden_by: null }
}

/** What is kept of a decision against publishing, and taken back with it. */
function refusal({ step, actor, into }: Pick<Move, 'step' | 'actor' | 'into'>) {
  if (step === 'reject') return { refused_by: refusedBy(actor.id), changes_until: null }
  if (step === 'request-changes') return { changes_until: sql<Date>`now() + ${changesWithin}::interval` }
  if (step === 'resubmit') return { changes_until: null, revised_at: now }
  if (step === 'ask-review') return { review_asked_at: now }
  if (step === 'merge') return { merged_into: into ?? null }
  if (step === 'undo') return { merged_into: null, changes_until: null, refused_by: refusedBy(null) }
  return {}
}

/** NOTE: there is one review, so who refused first is who may not decide it. */
function refusedBy(who: string | null) {
  return sql<string | null>`case when review_asked_at is null then ${who}::text else refused_by end`
}

const noLease = { claimed_by: null, claimed_until: null }
const neverPublic = { published_at: null, public_month: null }

function isPublic(state: InquiryState): state is PublicState {
  return publicStates.some((visible) => visible === state)
}

/** @returns the number of the event in the life of its inquiry, from 1 */
export async function insertEvent(trx: Trx, city: string, id: string, event: EventRow): Promise<number> {
  const { seq } = await trx
    .insertInto('inquiry_event')
    .values({
      city_id: city,
      inquiry_id: id,
      seq: sql`(select coalesce(max(seq), 0) + 1 from inquiry_event
        where city_id = ${city} and inquiry_id = ${id}::uuid)`,
      step: event.step,
      actor_role: event.actor.role,
      actor_id: event.actor.id,
      reason: event.reason ?? null,
      note: event.note ?? null,
      organisation_id: event.organisationId ?? null,
    })
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

export async function deleteAgreement(trx: Trx, { city, id }: { city: string; id: string }): Promise<void> {
  await trx.deleteFrom('sealed_agreement').where('city_id', '=', city).where('inquiry_id', '=', id).execute()
}
