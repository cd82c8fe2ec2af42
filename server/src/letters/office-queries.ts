import { openStates } from '@bezpechne/shared/letter-states'
import type { LetterItem } from '@bezpechne/shared/letters'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { type Slice, timeKey } from '../platform/page.ts'
import { factsOf } from './facts.ts'
import { type Letter, letterColumns } from './queries.ts'

const lists = {
  open: [...openStates, 'returned-incomplete'],
  done: ['replied', 'closed'],
} as const

// What nobody is promised an answer to comes last.
const byDeadline = sql<Date>`coalesce(l.due_on, '2199-01-01'::date)::timestamp at time zone 'UTC'`

interface Row extends Letter {
  key: string
  messages: number
  waits: boolean
  last_at: Date
}

export interface ListOf {
  city: string
  /** Mailbox versions that a letter may be sealed to. */
  reach: string[]
  state: 'open' | 'done' | undefined
}

/** By deadline; one row more than the limit, where there is one. */
export function listOwn(db: Db, { city, reach, state }: ListOf, { limit, after }: Slice): Promise<Row[]> {
  return db
    .selectFrom('letter as l')
    .selectAll('l')
    .select(letterColumns('l'))
    .select([
      timeKey(byDeadline).as('key'),
      sql<number>`(select count(*) from letter_message m where m.city_id = l.city_id and m.letter_id = l.id)::int`.as(
        'messages',
      ),
      sql<boolean>`(select m.role = 'resident' from letter_message m where m.city_id = l.city_id and m.letter_id = l.id
        order by m.seq desc limit 1)`.as('waits'),
      sql<Date>`(select max(e.at) from (select at from letter_message m where m.city_id = l.city_id and m.letter_id = l.id
        union all select at from letter_event v where v.city_id = l.city_id and v.letter_id = l.id) as e)`.as(
        'last_at',
      ),
    ])
    .where('l.city_id', '=', city)
    .where('l.forwarded_at', 'is not', null)
    .where(sql<boolean>`l.box = any(${reach}::text[])`)
    .$if(state !== undefined, (query) => query.where('l.state', 'in', [...lists[state ?? 'open']]))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${byDeadline}, l.id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy(byDeadline)
    .orderBy('l.id')
    .limit(limit + 1)
    .execute()
}

export function itemOf({ messages, waits, last_at: lastAt, ...letter }: Row): LetterItem {
  const { id, track, route, box } = letter
  return { ...factsOf(letter), id, track, route, box, messages, waits, lastAt: lastAt.toISOString() }
}

/** The next of a beat and year in Kyiv; the row stays locked, so numbers have no gaps. */
export async function takeRegNo(
  trx: Trx,
  city: { id: string; code: string },
  beat: string | null,
): Promise<string> {
  const { year, last } = await trx
    .insertInto('reg_counter')
    .values({
      city_id: city.id,
      beat_id: beat ?? 'oversight',
      year: sql`extract(year from now() at time zone 'Europe/Kyiv')`,
      last: 1,
    })
    .onConflict((taken) =>
      taken.columns(['city_id', 'beat_id', 'year']).doUpdateSet({ last: sql`reg_counter.last + 1` }),
    )
    .returning(['year', 'last'])
    .executeTakeFirstOrThrow()
  return `${city.code}-${beat ?? 'OVERSIGHT'}-${year}-${String(last).padStart(6, '0')}`
}

/** Who kept it until now reads nothing of it any more. */
export async function deleteOtherWraps(trx: Trx, { city_id: city, id }: Letter, to: string): Promise<void> {
  for (const table of ['letter_wrap', 'capsule_wrap'] as const)
    await trx
      .deleteFrom(table)
      .where('city_id', '=', city)
      .where('letter_id', '=', id)
      .where('box', 'not in', ['resident', to])
      .execute()
}

export async function hasCapsule(trx: Trx, { city_id: city, id }: Letter): Promise<boolean> {
  const row = await trx
    .selectFrom('capsule')
    .select('letter_id')
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether this number, day of receipt or registration, and text are those of one letter. */
export async function isGenuine(
  db: Db,
  city: string,
  { number, on, sha256 }: { number: string; on: string; sha256: Buffer },
): Promise<boolean> {
  const row = await db
    .selectFrom('letter')
    .select('id')
    .where('city_id', '=', city)
    .where('reg_no', '=', number)
    .where('text_sha256', '=', sha256)
    .where(sql<boolean>`${on}::date in (${dayIn('received_at')}, ${dayIn('registered_at')})`)
    .executeTakeFirst()
  return row !== undefined
}

const dayIn = (column: string) => sql`(${sql.ref(column)} at time zone 'Europe/Kyiv')::date`
