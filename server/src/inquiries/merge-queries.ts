import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

interface One {
  city: string
  id: string
}

/**
 * Who waits for news of the one, and whom it concerns, from now on counts for the other: its author and whoever came
 * to it by earlier merges, each under the inquiry they came from; supports under the hash they have.
 */
export async function carryOver(trx: Trx, { city, id }: One, into: string): Promise<void> {
  await sql`
    insert into follower (city_id, inquiry_id, came_from, email, language, since)
    select o.city_id, ${into}::uuid, o.inquiry_id, o.email, o.language, i.submitted_at
      from inquiry_original o join inquiry i on i.city_id = o.city_id and i.id = o.inquiry_id
     where o.city_id = ${city} and o.inquiry_id = ${id}::uuid and o.email is not null
    union all
    select city_id, ${into}::uuid, came_from, email, language, since from follower
     where city_id = ${city} and inquiry_id = ${id}::uuid and came_from <> ${into}::uuid
    on conflict do nothing`.execute(trx)
  await sql`
    with carried as (
      insert into support (city_id, inquiry_id, supporter, at)
      select city_id, ${into}::uuid, supporter, at from support
       where city_id = ${city} and inquiry_id = ${id}::uuid
      on conflict do nothing returning 1)
    update inquiry set supports = supports + (select count(*) from carried)
     where city_id = ${city} and id = ${into}::uuid`.execute(trx)
}

/** What a merge has carried leaves every inquiry that it came to. Before the merge itself is taken back. */
export async function takeBack(trx: Trx, { city, id }: One): Promise<void> {
  await sql`
    with recursive ${chainFrom(city, id)}
    delete from follower f using chain c
     where f.city_id = ${city} and f.inquiry_id = c.id and c.id <> ${id}::uuid
       and (f.came_from = ${id}::uuid or f.came_from in (
         select came_from from follower where city_id = ${city} and inquiry_id = ${id}::uuid))`.execute(trx)
  await sql`
    with recursive ${chainFrom(city, id)}, gone as (
      delete from support s using chain c
       where s.city_id = ${city} and s.inquiry_id = c.id and c.id <> ${id}::uuid
         and s.supporter in (select supporter from support where city_id = ${city} and inquiry_id = ${id}::uuid)
      returning s.inquiry_id)
    update inquiry i set supports = i.supports - g.n
      from (select inquiry_id, count(*) as n from gone group by 1) g
     where i.city_id = ${city} and i.id = g.inquiry_id`.execute(trx)
}

/** An inquiry and those that it became part of, one after the other. */
function chainFrom(city: string, id: string) {
  return sql`chain(id, into_id, depth) as (
    select id, merged_into, 0 from inquiry where city_id = ${city} and id = ${id}::uuid
    union all
    select i.id, i.merged_into, c.depth + 1 from inquiry i join chain c on i.id = c.into_id
     where i.city_id = ${city} and c.depth < 100)`
}

/** The number under which everybody reads what a merged inquiry has become; undefined where nobody can. */
export async function findEndOfMerge(db: Db, city: string, number: string): Promise<string | undefined> {
  const { rows } = await sql<{ number: string }>`
    with recursive chain(id, into_id, depth) as (
      select id, merged_into, 0 from inquiry
       where city_id = ${city} and number = ${number} and state = 'merged' and not sealed
      union all
      select i.id, i.merged_into, c.depth + 1 from inquiry i join chain c on i.id = c.into_id
       where i.city_id = ${city} and c.depth < 100)
    select p.number from chain c join public_inquiry p on p.city_id = ${city} and p.id = c.id`.execute(db)
  return rows[0]?.number
}
