import type { NewCityRequest } from '@bezpechne/shared/opening'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

interface NewRow extends Omit<NewCityRequest, 'proof'> {
  id: string
  tokenHash: string
}

/** A city that everybody sees and that is surely the same one: by the state's code, or by name where no code was given. */
export async function findPublicAlike(
  db: Db,
  { community, katottg }: Pick<NewCityRequest, 'community' | 'katottg'>,
): Promise<string | undefined> {
  const same = katottg
    ? sql<boolean>`katottg = ${katottg}`
    : sql<boolean>`lower(name_uk) = lower(${community})`
  const found = await db
    .selectFrom('city')
    .select('id')
    .where('state', '=', 'public')
    .where(same)
    .limit(1)
    .executeTakeFirst()
  return found?.id
}

/** @returns false where this person has asked for this community already, and nobody has decided */
export async function insertRequest(trx: Trx, row: NewRow): Promise<boolean> {
  const { id, community, katottg, around, name, post, email, note, language, tokenHash } = row
  const added = await trx
    .insertInto('city_request')
    .values({
      id,
      community,
      katottg,
      around,
      name,
      post,
      email,
      note,
      language,
      token_hash: tokenHash,
      at: sql<
        string | null
      >`(select s.at from settlement s where s.community = ${katottg} and s.at is not null
        order by s.name_uk <> ${community} limit 1)`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** The one of this person that nobody has confirmed yet. */
export async function findUnconfirmed(
  trx: Trx,
  { email, community }: Pick<NewCityRequest, 'email' | 'community'>,
): Promise<string | undefined> {
  const found = await trx
    .selectFrom('city_request')
    .select('id')
    .where('email', '=', email)
    .where(sql<boolean>`lower(community) = lower(${community})`)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  return found?.id
}

/** Of a link that is not older than two days. */
export async function findByToken(
  trx: Trx,
  tokenHash: string,
): Promise<{ id: string; community: string; state: string } | undefined> {
  return trx
    .selectFrom('city_request')
    .select(['id', 'community', 'state'])
    .where('token_hash', '=', tokenHash)
    .where(sql<boolean>`(state <> 'asked' or asked_at > now() - interval '2 days')`)
    .executeTakeFirst()
}

/** Of two who press at once, one moves it. */
export async function moveToWaiting(trx: Trx, id: string): Promise<boolean> {
  const moved = await trx
    .updateTable('city_request')
    .set({ state: 'waiting', confirmed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .returning('id')
    .executeTakeFirst()
  return moved !== undefined
}

interface Found {
  katottg: string
  name: string
  community: string
  around: string
}

// "Северинівка" is the centre of "Северинівська громада": the same letters but for the ending.
const isCentre = sql`left(s.name_uk, greatest(length(s.name_uk) - 3, 3)) = left(s.community_uk, greatest(length(s.name_uk) - 3, 3))`

/** Words whose parts are folded; of a name that a hundred villages have the region is told behind it. */
interface Sought {
  whole: string
  name: string
  around: string
}

/**
 * Settlements whose name begins so or is written much like it; a last word may say the district or the region. The
 * centre of a community comes before villages of the same name.
 */
export async function listCommunities(db: Db, { whole, name, around }: Sought): Promise<Found[]> {
  // NOTE: folded, so it holds letters, digits and spaces alone: no wildcard of anybody else.
  const isThere = sql`(${around}::text <> '' and s.sought like ${`${name}%`}
    and translate(lower(s.around), '’ʼ', '') like ${`%${around}%`})`
  const { rows } = await sql<Found>`
    select s.community as katottg, s.name_uk as name, case when ${isCentre} then s.name_uk else s.community_uk end as community, s.around
      from settlement s
     where s.sought like ${`${whole}%`} or s.sought % ${whole}::text
        or ${isThere}
     order by (s.sought = ${whole}) desc, (s.sought like ${`${whole}%`}) desc,
              ${isThere} desc, s.sought = ${name} desc, ${isCentre} desc,
              similarity(s.sought, ${whole}) desc, s.name_uk collate "und-x-icu", s.around limit 8`.execute(
    db,
  )
  return rows
}

const old = sql<boolean>`coalesce(decided_at, now()) < now() - interval '30 days'
  or (state = 'asked' and asked_at < now() - interval '2 days')`

export async function countOldRequests(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('city_request')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(old)
    .executeTakeFirstOrThrow()
  return count
}

export async function removeOldRequests(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from city_request where ctid = any(array(select ctid from city_request where ${old} limit ${most}::int))`.execute(
    db,
  )
  return Number(numAffectedRows)
}

/** What the mails about a request say; undefined where it is no longer so. */
export function findAsked(db: Db, id: string, state: 'asked' | 'refused') {
  return db
    .selectFrom('city_request')
    .select(['community', 'email', 'reason'])
    .select(sql<'uk' | 'en'>`language`.as('language'))
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirst()
}
