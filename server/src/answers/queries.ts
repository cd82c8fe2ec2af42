import type { AssignedTab } from '@bezpechne/shared/answers'
import { type PublicState, publicStates } from '@bezpechne/shared/inquiry-states'
import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'

import type { Db } from '../platform/database.ts'
import { asLatLng } from '../platform/geo.ts'
import { type Slice, timeKey } from '../platform/page.ts'
import { dayIn, isCurrent, monthsOf, namesOf, revisionsOf, sourcesOf } from './parts-queries.ts'

export interface Desk {
  city: string
  /** The responder's; null for a moderator, who sees every organisation's. */
  organisationId: string | null
  tab: AssignedTab
}

/** What is due first, then what nobody was given; one row more than the limit, where there is one. */
export function listAssigned(db: Db, desk: Desk, { limit, after }: Slice) {
  return onDesk(db, desk)
    .select(['i.id', 'i.number', 'i.state', 'i.category', 'i.organisation_id as organisationId'])
    .select(['i.public_place as place', 'd.organisations', 'd.due_at as dueAt', 'd.answered as answeredHere'])
    .select((eb) => [
      eb.ref('i.title').$notNull().as('title'),
      eb.ref('i.public_text').$notNull().as('text'),
      eb.ref('i.published_at').$notNull().as('publishedAt'),
      asLatLng('i.public_point').as('at'),
      timeKey('d.turn').as('key'),
      photosOf(db, true).as('photos'),
      publishedAnswers(db).as('answers'),
      draftOf(db, desk.organisationId).as('draft'),
    ])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(d.turn, i.id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('d.turn')
    .orderBy('i.id')
    .limit(limit + 1)
    .$narrowType<{ state: PublicState }>()
    .execute()
}

export async function countAssigned(db: Db, desk: Desk): Promise<number> {
  const { total } = await onDesk(db, desk)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

interface Given {
  due_at: Date | null
  /** Of the body whose desk it is; null on a moderator's. */
  answered: boolean | null
  organisations: string[]
  /** In which order: what is due first, and after it by publication what has no time. */
  turn: Date
}

const isLate = sql<boolean>`d.due_at <= now() and not exists (select from outage o
  where o.city_id = i.city_id and o.until_at is null and o.from_at < d.due_at)`

function onDesk(db: Db, { city, organisationId, tab }: Desk) {
  // While nobody was given it, only moderators see it.
  const given = sql<Given>`(
    select min(a.due_at) filter (where a.answered_at is null and i.state <> 'answered') as due_at,
           bool_or(a.answered_at is not null) filter (where ${organisationId}::uuid is not null) as answered,
           (select coalesce(json_agg(g.organisation_id order by g.assigned_at, g.organisation_id), '[]')
              from assignment g where g.city_id = i.city_id and g.inquiry_id = i.id and g.withdrawn_at is null) as organisations,
           coalesce(min(a.due_at) filter (where a.answered_at is null and i.state <> 'answered'),
             i.published_at + interval '50 years') as turn
      from assignment a where a.city_id = i.city_id and a.inquiry_id = i.id and a.withdrawn_at is null
       and (${organisationId}::uuid is null or a.organisation_id = ${organisationId}::uuid)
    having ${organisationId}::uuid is null or count(*) > 0)`
  return db
    .selectFrom('inquiry as i')
    .innerJoinLateral(given.as<'d'>(sql`d`), (join) => join.onTrue())
    .where('i.city_id', '=', city)
    .where('i.state', 'in', tab === 'answered' ? ['answered'] : ['published', 'reopened'])
    .$if(tab === 'overdue', (query) => query.where(isLate))
}

/** What was sent, and whether this body was given it; nothing once everybody sees it no more. */
export function findPrivate(
  db: Db,
  city: string,
  { number, organisationId }: { number: string; organisationId: string | null },
) {
  return db
    .selectFrom('inquiry as i')
    .innerJoin('inquiry_original as o', (join) =>
      join.onRef('o.city_id', '=', 'i.city_id').onRef('o.inquiry_id', '=', 'i.id'),
    )
    .select(['i.number', 'o.address', 'o.text'])
    .select([
      asLatLng<{ lat: number; lng: number } | null>('o.exact_point').as('exactAt'),
      photosOf(db, false).as('photos'),
      sql<boolean>`exists (select from assignment a where a.city_id = i.city_id and a.inquiry_id = i.id
        and a.withdrawn_at is null and a.organisation_id = ${organisationId}::uuid)`.as('given'),
    ])
    .where('i.city_id', '=', city)
    .where('i.number', '=', number)
    .where('i.state', 'in', publicStates)
    .executeTakeFirst()
}

function photosOf(db: Db, shownOnly: boolean) {
  return jsonArrayFrom(
    db
      .selectFrom('photo as p')
      .select(['p.id', 'p.width', 'p.height'])
      .where('p.city_id', '=', sql<string>`i.city_id`)
      .where('p.inquiry_id', '=', sql<string>`i.id`)
      .$if(shownOnly, (query) => query.where('p.shown', '=', true))
      // What came with a dispute a moderator looks at first.
      .where(sql<boolean>`(p.with_event is null or p.shown)`)
      .orderBy('p.position'),
  )
}

function publishedAnswers(db: Db) {
  return jsonArrayFrom(
    db
      .selectFrom('answer as a')
      .leftJoin('organisation as g', (join) =>
        join.onRef('g.city_id', '=', 'a.city_id').onRef('g.id', '=', 'a.organisation_id'),
      )
      .select(['a.id', 'a.version', 'a.text', 'a.basis', 'a.steps', 'a.edited'])
      .select(['a.organisation_id as organisationId'])
      .select([
        sourcesOf('a'),
        monthsOf('a'),
        namesOf('g'),
        dayIn('a.published_at').$notNull().as('publishedOn'),
        dayIn('a.checked_at').as('checkedOn'),
        revisionsOf('a'),
        isCurrent('a').as('current'),
      ])
      .where('a.city_id', '=', sql<string>`i.city_id`)
      .where('a.inquiry_id', '=', sql<string>`i.id`)
      .where('a.state', '=', 'published')
      .orderBy('a.published_at')
      .orderBy('a.id'),
  )
}

/** An organisation's own draft. A moderator sees every draft: the moderators' own first, then the latest. */
function draftOf(db: Db, organisationId: string | null) {
  return jsonObjectFrom(
    db
      .selectFrom('answer as d')
      .select(['d.text', 'd.basis', 'd.steps', 'd.version', 'd.organisation_id as organisationId'])
      .select(['d.returned_note as returnedNote', sourcesOf('d'), monthsOf('d')])
      .select(sql<'draft' | 'review'>`d.state`.as('state'))
      // NOTE: inside JSON a time would be written by the engine's own taste.
      .select(
        sql<string>`to_char(d.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as('changedAt'),
      )
      .where('d.city_id', '=', sql<string>`i.city_id`)
      .where('d.inquiry_id', '=', sql<string>`i.id`)
      .where('d.state', 'in', ['draft', 'review'])
      .$if(organisationId !== null, (query) => query.where('d.organisation_id', '=', organisationId))
      .orderBy(sql`d.organisation_id is not null`)
      .orderBy('d.changed_at', 'desc')
      .limit(1),
  )
}
