import type { Names } from '@bezpechne/shared/cities'
import type { CityState } from '@bezpechne/shared/cities'
import type { ApproveCity, OperatedCity } from '@bezpechne/shared/opening'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'

const iso = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
const namesOf = (table: string) =>
  sql<Names>`json_build_object('uk', ${sql.ref(`${table}.name_uk`)}, 'en', ${sql.ref(`${table}.name_en`)})`

/** Those that wait, the oldest first; then what was decided in the last thirty days. */
export function listRequests(db: Db) {
  return db
    .selectFrom('city_request as r')
    .select(['r.id', 'r.community', 'r.katottg', 'r.around', 'r.name', 'r.post', 'r.email', 'r.note'])
    .select(['r.language', 'r.reason', 'r.city_id as city'])
    .select([
      sql<'waiting' | 'approved' | 'refused'>`r.state`.as('state'),
      iso('r.confirmed_at').as('confirmedAt'),
      sql<string | null>`to_char(r.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as(
        'decidedAt',
      ),
      sql<number>`(select count(*)::int from city_request o where o.state = 'waiting' and o.id <> r.id
        and (o.katottg = r.katottg or lower(o.community) = lower(r.community)))`.as('others'),
      sql<{ id: string; name: Names; state: CityState; sure: boolean }[]>`coalesce((
        select json_agg(json_build_object('id', c.id, 'name', ${namesOf('c')}, 'state', c.state,
                 'sure', coalesce(c.katottg = r.katottg, false)) order by c.id)
          from city c where c.id is distinct from r.city_id
           and (c.katottg = r.katottg or lower(c.name_uk) = lower(r.community))), '[]')`.as('alike'),
    ])
    .where('r.state', '<>', 'asked')
    .orderBy(sql`r.state = 'waiting'`, 'desc')
    .orderBy('r.confirmed_at')
    .limit(200)
    .execute()
}

export async function listTakenNames(db: Db): Promise<{ id: string; code: string }[]> {
  return db.selectFrom('city').select(['id', 'code']).execute()
}

/** Of two operators who decide at once, one does. @returns what was asked; undefined where it does not wait any more */
export async function moveRequest(
  trx: Trx,
  id: string,
  to: { state: 'approved' | 'refused'; by: string; reason?: string },
) {
  return trx
    .updateTable('city_request')
    .set({ state: to.state, decided_at: sql<Date>`now()`, decided_by: to.by, reason: to.reason ?? null })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning(['community', 'katottg', 'email', 'language'])
    .executeTakeFirst()
}

/** Of the mailbox that this operator signs in with. */
export async function isOwnRequest(trx: Trx, id: string, operator: string): Promise<boolean> {
  const own = await trx
    .selectFrom('city_request as r')
    .innerJoin('user as u', 'u.email', 'r.email')
    .select('r.id')
    .where('r.id', '=', id)
    .where('u.id', '=', operator)
    .executeTakeFirst()
  return own !== undefined
}

export async function setCityOf(trx: Trx, id: string, city: string): Promise<void> {
  await trx.updateTable('city_request').set({ city_id: city }).where('id', '=', id).execute()
}

/** The city of this community that is here, whatever its state. */
export async function findByKatottg(trx: Trx, katottg: string): Promise<string | undefined> {
  const city = await trx.selectFrom('city').select('id').where('katottg', '=', katottg).executeTakeFirst()
  return city?.id
}

/**
 * A city without a border yet: a circle of three kilometres where the list knows the place, else in the middle of the
 * country. Its own people bring the true one.
 */
export async function insertOpening(
  trx: Trx,
  { id, code, name }: ApproveCity,
  { request, katottg }: { request: string; katottg: string | null },
): Promise<void> {
  await sql`
    insert into city (id, code, state, katottg, name_uk, name_en, outline, centre, zoom, boundary)
    select ${id}, ${code}, 'opening', ${katottg}, ${name.uk}, ${name.en}, 'circle', at, 13,
           st_multi(st_buffer(at::geography, 3000)::geometry)
      from (select coalesce((select r.at from city_request r where r.id = ${request}::uuid),
                            st_setsrid(st_makepoint(31.182, 48.383), 4326)) as at) place`.execute(trx)
}

interface Event {
  city: string
  step: 'open' | 'publish' | 'close' | 'reopen'
  by: string | null
  reason?: string | undefined
}

export async function insertCityEvent(trx: Trx, { city, step, by, reason }: Event): Promise<void> {
  await trx
    .insertInto('city_event')
    .values({ city_id: city, id: newId(), step, actor_id: by, reason: reason ?? null })
    .execute()
}

export function listNames(db: Db): Promise<{ id: string; name: Names }[]> {
  return db
    .selectFrom('city as c')
    .select(['c.id', namesOf('c').as('name')])
    .orderBy(sql`c.name_uk collate "und-x-icu"`)
    .execute()
}

export async function isCity(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('city').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

/** Only from the stated state. */
export async function moveCity(
  trx: Trx,
  id: string,
  { from, to }: { from: CityState; to: CityState },
): Promise<boolean> {
  const moved = await trx
    .updateTable('city')
    .set({ state: to })
    .where('id', '=', id)
    .where('state', '=', from)
    .returning('id')
    .executeTakeFirst()
  return moved !== undefined
}

type Counted = Omit<OperatedCity, 'done' | 'needed'>

/** Counts alone: nothing that anybody wrote. */
export async function listOperated(db: Db): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select c.id, json_build_object('uk', c.name_uk, 'en', c.name_en) as name, c.state,
           to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since,
           (select count(distinct staff_id)::int from membership m where m.city_id = c.id) as staff,
           (select count(*)::int from membership m where m.city_id = c.id and m.role = 'administrator') as administrators,
           (select count(*)::int from membership m where m.city_id = c.id and m.role = 'moderator') as moderators,
           (select count(*)::int from inquiry i where i.city_id = c.id) as inquiries,
           (select count(*)::int from inquiry i where i.city_id = c.id and i.state in ('published', 'answered', 'reopened')) as published,
           exists (select from invitation n where n.city_id = c.id and n.role = 'administrator' and n.accepted_at is null
             and n.withdrawn_at is null) as invited,
           (select e.reason from city_event e where e.city_id = c.id order by e.at desc, e.id desc limit 1) as reason
      from city c order by c.state <> 'opening', c.name_uk collate "und-x-icu"`.execute(db)
  return rows
}

/** The invitation of a first administrator, which opens nothing from now on. Where there is one already, two persons invite. */
export async function withdrawFirst(trx: Trx, city: string) {
  return trx
    .updateTable('invitation')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('city_id', '=', city)
    .where('role', '=', 'administrator')
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where(
      sql<boolean>`not exists (select from membership m where m.city_id = invitation.city_id and m.role = 'administrator')`,
    )
    .returning(['email', 'language'])
    .executeTakeFirst()
}
