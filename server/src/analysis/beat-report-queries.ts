import type { BeatReport, OwnReports, ReportCounts, ReportWords } from '@bezpechne/shared/beat-work'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** What is kept of a report; the numbers once it is published. */
export interface ReportRow {
  state: 'draft' | 'published'
  version: number
  words: ReportWords
  counts: ReportCounts | null
  publishedOn: string | null
}

export interface OneHalf {
  city: string
  beat: string
  half: string
}

export function findReport(db: Db, { city, beat, half }: OneHalf): Promise<ReportRow | undefined> {
  return db
    .selectFrom('beat_report')
    .select(['state', 'version', publishedOn.as('publishedOn')])
    .select([
      sql<ReportWords>`body->'words'`.as('words'),
      sql<ReportCounts | null>`body->'counts'`.as('counts'),
    ])
    .where('city_id', '=', city)
    .where('beat_id', '=', beat)
    .where('half', '=', half)
    .executeTakeFirst()
}

const publishedOn = sql<string | null>`(published_at at time zone 'Europe/Kyiv')::date::text`

/** False where somebody saved it since that version was read; version 0: nothing was saved yet. */
export async function saveWords(
  trx: Trx,
  { city, beat, half }: OneHalf,
  { version, words }: { version: number; words: ReportWords },
): Promise<boolean> {
  const body = JSON.stringify(words)
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('beat_report')
      .values({ city_id: city, beat_id: beat, half, body: sql`jsonb_build_object('words', ${body}::jsonb)` })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await trx
    .updateTable('beat_report')
    .set({
      body: sql`jsonb_set(body, '{words}', ${body}::jsonb)`,
      version: sql`version + 1`,
      changed_at: sql`now()`,
    })
    .where('city_id', '=', city)
    .where('beat_id', '=', beat)
    .where('half', '=', half)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Only a draft of that version; its numbers stay as they are from here on. */
export async function publishWithCounts(
  trx: Trx,
  { city, beat, half }: OneHalf,
  { version, counts }: { version: number; counts: ReportCounts },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('beat_report')
    .set({
      state: 'published',
      body: sql`jsonb_set(body, '{counts}', ${JSON.stringify(counts)}::jsonb)`,
      version: sql`version + 1`,
      changed_at: sql`now()`,
      published_at: sql`now()`,
    })
    .where('city_id', '=', city)
    .where('beat_id', '=', beat)
    .where('half', '=', half)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

type Published = Pick<BeatReport, 'half' | 'words' | 'counts' | 'publishedOn'>

/** The newest first, of the last five years. */
export async function listPublished(db: Db, city: string, beat: string): Promise<Published[]> {
  const { rows } = await sql<Published>`
    select half, body->'words' as words, body->'counts' as counts, ${publishedOn} as "publishedOn"
      from beat_report where city_id = ${city} and beat_id = ${beat} and state = 'published'
     order by half desc limit 10`.execute(db)
  return rows
}

/** Today in Kyiv, by which one knows whether a half is over. */
export async function findDay(db: Db): Promise<string> {
  const { rows } = await sql<{
    day: string
  }>`select (now() at time zone 'Europe/Kyiv')::date::text as day`.execute(db)
  return rows[0]?.day ?? ''
}

interface Writer {
  city: string
  staff: string
  /** A head writes for every beat of the city. */
  head: boolean
}

/** Beats that somebody keeps today; for a head, with those of which there is a report. */
export async function listOwnBeats(
  db: Db,
  { city, staff, head }: Writer,
): Promise<OwnReports['items'][number]['beat'][]> {
  const { rows } = await sql<OwnReports['items'][number]['beat']>`
    select b.id, json_build_object('uk', b.name_uk, 'en', b.name_en) as name
      from beat b
     where b.city_id = ${city} and b.retired_at is null and (${keptBy(staff)}
        or (${head}::bool and exists (select from beat_report r where r.city_id = b.city_id and r.beat_id = b.id)))
     order by length(b.id), b.id`.execute(db)
  return rows
}

/** The name of a beat, where this person may write its report. */
export async function findOwnBeat(
  db: Db,
  { city, staff, head }: Writer,
  beat: string,
): Promise<OwnReports['items'][number]['beat'] | undefined> {
  const { rows } = await sql<OwnReports['items'][number]['beat']>`
    select b.id, json_build_object('uk', b.name_uk, 'en', b.name_en) as name
      from beat b
     where b.city_id = ${city} and b.id = ${beat} and b.retired_at is null
       and (${head}::bool or ${keptBy(staff)})`.execute(db)
  return rows[0]
}

function keptBy(staff: string) {
  return sql<boolean>`exists (
    select from officer o
      join appointment a on a.city_id = o.city_id and a.officer_id = o.id and a.beat_id = b.id
       and a.since <= (now() at time zone 'Europe/Kyiv')::date
       and (a.until is null or a.until > (now() at time zone 'Europe/Kyiv')::date)
     where o.city_id = b.city_id and o.staff_id = ${staff} and o.left_on is null)`
}

export async function listHalves(
  db: Db,
  city: string,
  beats: string[],
): Promise<{ beat: string; half: string; state: 'draft' | 'published' }[]> {
  if (beats.length === 0) return []
  return db
    .selectFrom('beat_report')
    .select(['beat_id as beat', 'half', 'state'])
    .where('city_id', '=', city)
    .where('beat_id', 'in', beats)
    .execute()
}
