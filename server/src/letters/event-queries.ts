import { toBytes, toText } from '@bezpechne/shared/letters-crypto/bytes'
import type { LetterEvent } from '@bezpechne/shared/letters-crypto/command'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { nextHash } from './proving.ts'
import { headerOf, type Letter, type On } from './queries.ts'

type Step = Pick<LetterEvent, 'step' | 'role'> & {
  /** Who it was among the staff: for the audit's sake, never told. */
  actorId?: string | null
  /** In whose name it was signed, and the signature over the version that was seen. */
  signed?: { box: string; sig: string } | undefined
  /** Numbers, dates, mailboxes. */
  facts?: Record<string, string | number>
}

/** One more link in the life of a letter that is locked; `letter` as it was before the step. */
export async function addEvent(trx: Trx, letter: Letter, given: Step): Promise<void> {
  const { step, role, actorId = null, signed, facts = {} } = given
  const last = await trx
    .selectFrom('letter_event')
    .select(['n', 'hash'])
    .where('city_id', '=', letter.city_id)
    .where('letter_id', '=', letter.id)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  const told = {
    n: (last?.n ?? 0) + 1,
    step,
    role,
    box: signed?.box ?? null,
    version: letter.version,
    facts,
    at: letter.now.toISOString(),
  }
  await trx
    .insertInto('letter_event')
    .values({
      city_id: letter.city_id,
      letter_id: letter.id,
      n: told.n,
      step,
      role,
      box: told.box,
      version: told.version,
      actor_id: actorId,
      facts: JSON.stringify(facts),
      hash: Buffer.from(nextHash(headerOf(letter), told, last ? last.hash : null)),
      sig: signed ? Buffer.from(toBytes(signed.sig)) : null,
      at: told.at,
    })
    .execute()
}

export async function listEvents(db: Db, { city, id }: On): Promise<LetterEvent[]> {
  const rows = await db
    .selectFrom('letter_event')
    .select(['n', 'step', 'role', 'box', 'version', 'hash', 'sig', 'at'])
    .select(sql<LetterEvent['facts']>`facts`.as('facts'))
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .orderBy('n')
    .execute()
  return rows.map(({ hash, sig, at, ...event }) => ({
    ...event,
    at: at.toISOString(),
    hash: toText(hash),
    sig: sig && toText(sig),
  }))
}
