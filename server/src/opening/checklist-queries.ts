import type { CityState, Names } from '@bezpechne/shared/cities'
import type { OpeningStep, OpeningStepState } from '@bezpechne/shared/opening'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

interface Looked {
  state: CityState
  name: Names
  reason: string | null
  phone: string | null
  email: string | null
  km2: number
}

export function findOpening(db: Db, city: string): Promise<Looked | undefined> {
  return db
    .selectFrom('city as c')
    .select(['c.state', 'c.contact_phone as phone', 'c.contact_email as email'])
    .select([
      sql<Names>`json_build_object('uk', c.name_uk, 'en', c.name_en)`.as('name'),
      sql<number>`(st_area(c.boundary::geography) / 1e6)::float8`.as('km2'),
      sql<
        string | null
      >`(select e.reason from city_event e where e.city_id = c.id order by e.at desc, e.id desc limit 1)`.as(
        'reason',
      ),
    ])
    .where('c.id', '=', city)
    .executeTakeFirst()
}

type Shown = Pick<OpeningStepState, 'step' | 'count' | 'shows'>

/** How many there are of what each step is about, and the first few of them by name. */
export async function listShown(db: Db, city: string, language: 'uk' | 'en'): Promise<Shown[]> {
  const name = sql.ref(`name_${language}`)
  const { rows } = await sql<Shown>`
    with found(step, name, code, place) as (
      select 'categories', k.${name}, null, row_number() over (order by o.position)
        from city_category o join category k on k.code = o.category where o.city_id = ${city} and o.active and k.no is not null
      union all
      select 'districts', d.${name}, null, row_number() over (order by d.name_uk collate "und-x-icu")
        from district d where d.city_id = ${city}
      union all
      select 'streets', p.${name}, null, row_number() over (order by p.kind desc, p.key) from place p where p.city_id = ${city}
      union all
      select 'staff', u.name, m.role, row_number() over (order by m.role, u.name)
        from membership m join "user" u on u.id = m.staff_id where m.city_id = ${city}
      union all
      select 'organisations', o.${name}, null, row_number() over (order by o.name_uk collate "und-x-icu")
        from organisation o where o.city_id = ${city} and o.active
      union all
      select 'officers', f.${name}, null, row_number() over (order by f.name_uk collate "und-x-icu")
        from officer f where f.city_id = ${city}
      union all
      select 'holidays', h.name, to_char(h."on", 'YYYY-MM-DD'), row_number() over (order by h."on")
        from holiday h where h.city_id = ${city} and h."on" >= current_date
      union all
      select 'texts', t.card, t.card, row_number() over (order by t.card)
        from city_card t where t.city_id = ${city} and t.words is not null
      union all
      select 'test', i.number, i.state, row_number() over (order by i.submitted_at)
        from inquiry i where i.city_id = ${city} and not i.sealed
    )
    select step, count(*)::int as count,
           coalesce(json_agg(json_build_object('name', name, 'code', code) order by place) filter (where place <= 5), '[]') as shows
      from found group by step`.execute(db)
  return rows
}

export async function listLater(db: Db, city: string): Promise<string[]> {
  const rows = await db.selectFrom('opening_later').select('step').where('city_id', '=', city).execute()
  return rows.map(({ step }) => step)
}

export async function setLater(trx: Trx, city: string, step: OpeningStep, later: boolean): Promise<void> {
  if (later) {
    await trx
      .insertInto('opening_later')
      .values({ city_id: city, step })
      .onConflict((known) => known.doNothing())
      .execute()
    return
  }
  await trx.deleteFrom('opening_later').where('city_id', '=', city).where('step', '=', step).execute()
}

interface Reached {
  phone: string | null
  email: string | null
}

/** @returns whether it was still the one that was seen */
export async function setContact(
  trx: Trx,
  city: string,
  { phone, email }: Reached,
  seen: Reached,
): Promise<boolean> {
  const set = await trx
    .updateTable('city')
    .set({ contact_phone: phone, contact_email: email })
    .where('id', '=', city)
    .where('contact_phone', 'is not distinct from', seen.phone)
    .where('contact_email', 'is not distinct from', seen.email)
    .returning('id')
    .executeTakeFirst()
  return set !== undefined
}

/** What a file says of a city that it makes. */
export async function setCityFacts(
  trx: Trx,
  city: string,
  { katottg, phone, email }: Reached & { katottg: string | null },
): Promise<void> {
  await trx
    .updateTable('city')
    .set({ katottg, contact_phone: phone, contact_email: email })
    .where('id', '=', city)
    .execute()
}
