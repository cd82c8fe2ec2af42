import { screenedStates } from '@bezpechne/shared/letter-states'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

interface Of {
  staffId: string
  /** Whether first texts are sorted by this person at all. */
  screens: boolean
  /** Mailbox versions whose letters this person reads. */
  reach: string[]
}

// The officer's to do: not accepted yet, or the last word is the resident's.
const mine = ['forwarded', 'redirected', 'registered', 'clarification', 'extended', 'recorded']

/** Letters to sort that this person may sort, and letters to answer. */
export async function countWaiting(db: Db, city: string, { staffId, screens, reach }: Of): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from letter l
    where l.city_id = ${city} and (
      (${screens}::boolean and l.state = any(${[...screenedStates]}::text[]) and not exists (
        select from letter_recusal r where r.city_id = l.city_id and r.letter_id = l.id and r.staff_id = ${staffId}))
      or (l.forwarded_at is not null and l.box = any(${reach}::text[]) and l.state = any(${mine}::text[])))`.execute(
    db,
  )
  return rows[0]?.waiting ?? 0
}
