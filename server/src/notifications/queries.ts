import type { Names } from '@bezpechne/shared/cities'
import type { AnswerWords } from '@bezpechne/shared/inquiries'
import { type InquiryState, publicStates } from '@bezpechne/shared/inquiry-states'
import type { Language } from '@bezpechne/shared/languages'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { isFrozen } from '../platform/frozen.ts'
import type { AppEvents } from '../platform/outbox.ts'

export interface News {
  seq: number
  city: string
  event: string
  payload: AppEvents[keyof AppEvents]
}

/** The oldest news, out of the outbox: two processes never take the same. */
export async function takeNews(trx: Trx, limit: number): Promise<News[]> {
  const { rows } = await sql<News>`
    delete from outbox where seq in (select seq from outbox order by seq limit ${limit}::int for update skip locked)
    returning seq::float8 as seq, city_id as city, event, payload`.execute(trx)
  return rows.toSorted((one, other) => one.seq - other.seq)
}

interface TheAnswer extends AnswerWords {
  uk: string | null
  en: string | null
  /** Of the last correction. */
  reason: string | null
}

const lastAnswer = sql<TheAnswer | null>`(
  select json_build_object('text', a.text, 'basis', a.basis, 'steps', a.steps, 'sources', a.sources,
      'uk', o.name_uk, 'en', o.name_en, 'reason', (select r.reason from answer_revision r
        where r.city_id = a.city_id and r.answer_id = a.id order by r.no desc limit 1))
    from answer a left join organisation o on o.city_id = a.city_id and o.id = a.organisation_id
   where a.city_id = i.city_id and a.inquiry_id = i.id and a.state = 'published'
   order by a.published_at desc, a.id desc limit 1)`

export type FoundNews = NonNullable<Awaited<ReturnType<typeof findTold>>>

export interface Told extends Omit<FoundNews, 'email'> {
  /** What to do about a decision, as the city says it. */
  advice: Names | null
  /** Their own number, for who follows this one because theirs was merged into it. */
  own: string | null
}

const mergedInto = sql<{ number: string; title: string | null; answered: boolean } | null>`(
  select json_build_object('number', t.number, 'title', t.title, 'answered', t.state = 'answered')
    from public_inquiry t where t.city_id = i.city_id and t.id = i.merged_into)`

/**
 * What the author may be told of the inquiry as it stands now; nothing of it is unknown to who holds the receipt.
 * Nothing of a step that was taken back.
 */
export function findTold(
  db: Db,
  { city, inquiryId, event }: { city: string; inquiryId: string; event: number },
) {
  return (
    db
      .selectFrom('inquiry as i')
      .innerJoin('inquiry_original as o', (join) =>
        join.onRef('o.city_id', '=', 'i.city_id').onRef('o.inquiry_id', '=', 'i.id'),
      )
      .innerJoin('inquiry_event as told', (join) =>
        join.onRef('told.city_id', '=', 'i.city_id').onRef('told.inquiry_id', '=', 'i.id'),
      )
      .where('i.city_id', '=', city)
      .where('i.id', '=', inquiryId)
      .where('told.seq', '=', event)
      .where('told.undone', '=', false)
      // NOTE: waits for who takes it back at this moment; who comes later comes too late.
      .forShare(['i', 'told'])
      .select(['i.city_id as city', 'i.number', 'i.title', 'o.email', 'o.language'])
      // What nobody may see is told to nobody: as of what is hidden, its author reads of it with the receipt.
      .select(
        sql<InquiryState>`case when i.state in (${sql.join(publicStates)}) and ${isFrozen('i')} then 'hidden' else i.state end`.as(
          'state',
        ),
      )
      .select(['told.step', 'told.reason', 'i.changes_until as changesUntil'])
      .select([
        sql<boolean>`i.review_asked_at is not null`.as('reviewed'),
        lastAnswer.as('answer'),
        mergedInto.as('mergedInto'),
      ])
      .$narrowType<{ language: Language }>()
      .executeTakeFirst()
  )
}

/** Of which of these the author left an address: for all others the queue need not be asked. */
export async function listWithAddress(
  trx: Trx,
  among: readonly { city: string; inquiryId: string }[],
): Promise<Set<string>> {
  if (among.length === 0) return new Set()
  const rows = await trx
    .selectFrom('inquiry_original')
    .select('inquiry_id as id')
    .where('city_id', 'in', [...new Set(among.map(({ city }) => city))])
    .where(
      'inquiry_id',
      'in',
      among.map(({ inquiryId }) => inquiryId),
    )
    .where('email', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The inquiries that were merged into this one, and whose authors want to know. */
export async function listFollowers(trx: Trx, city: string, inquiryId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('follower')
    .select('came_from as cameFrom')
    .where('city_id', '=', city)
    .where('inquiry_id', '=', inquiryId)
    .orderBy('came_from')
    .execute()
  return rows.map(({ cameFrom }) => cameFrom)
}

/** One of them; undefined where the same person is written to already, as the author or as another of them. */
export function findFollower(
  db: Db,
  { city, inquiryId, cameFrom }: { city: string; inquiryId: string; cameFrom: string },
) {
  return db
    .selectFrom('follower as f')
    .innerJoin('inquiry as own', (join) =>
      join.onRef('own.city_id', '=', 'f.city_id').onRef('own.id', '=', 'f.came_from'),
    )
    .select(['f.email', 'f.language', 'own.number'])
    .where('f.city_id', '=', city)
    .where('f.inquiry_id', '=', inquiryId)
    .where('f.came_from', '=', cameFrom)
    .where(sql<boolean>`not exists (select from inquiry_original o where o.city_id = f.city_id
      and o.inquiry_id = f.inquiry_id and lower(o.email) = lower(f.email))`)
    .where(sql<boolean>`not exists (select from follower e where e.city_id = f.city_id
      and e.inquiry_id = f.inquiry_id and e.came_from < f.came_from and lower(e.email) = lower(f.email))`)
    .$narrowType<{ language: Language }>()
    .executeTakeFirst()
}

/** An invitation that still opens; to whom, and to what. */
export function findInvited(db: Db, city: string, id: string) {
  return db
    .selectFrom('invitation as n')
    .innerJoin('city as c', 'c.id', 'n.city_id')
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.city_id', '=', 'n.city_id').onRef('o.id', '=', 'n.organisation_id'),
    )
    .select(['n.email', 'n.language', 'n.role', 'n.expires_at as until'])
    .select([
      sql<Names>`json_build_object('uk', c.name_uk, 'en', c.name_en)`.as('cityName'),
      sql<Names | null>`case when o.id is not null then json_build_object('uk', o.name_uk, 'en', o.name_en) end`.as(
        'organisation',
      ),
    ])
    .where('n.city_id', '=', city)
    .where('n.id', '=', id)
    .where('n.accepted_at', 'is', null)
    .where('n.withdrawn_at', 'is', null)
    .where('n.expires_at', '>', sql<Date>`now()`)
    .where(sql<boolean>`(n.approved_at is not null or n.role in ('moderator', 'responder'))`)
    .executeTakeFirst()
}
