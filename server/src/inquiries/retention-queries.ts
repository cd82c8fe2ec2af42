import { type RawBuilder, sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { PhotoKey } from './photo-queries.ts'
import { militaryTextKept } from './receipt-queries.ts'

// What is due, as a condition on the aliases i (inquiry), o (original), e (event), p (photo). Counting and removing
// ask the same one.

/** Published for the first time, or refused, 30 days ago. While an inquiry waits, nothing of it goes. */
const longDecided = sql<boolean>`coalesce(i.published_at, (
    select max(d.at) from inquiry_event d where d.city_id = i.city_id and d.inquiry_id = i.id
       and d.step in ('reject', 'merge') and not d.undone and i.state in ('rejected', 'merged'))) < now() - interval '30 days'`

/** Refused as military: what an enemy would read goes sooner. @see docs/decisions/0006-guard.md */
const asMilitary = sql<boolean>`i.state = 'rejected' and 'military' is not distinct from (
  select d.reason from inquiry_event d where d.city_id = i.city_id and d.inquiry_id = i.id and d.step = 'reject'
     and not d.undone order by d.seq desc limit 1)`
const militaryTextOver = sql<boolean>`${asMilitary} and not exists (
  select from inquiry_event d where d.city_id = i.city_id and d.inquiry_id = i.id and d.step = 'reject'
     and d.at > now() - ${militaryTextKept}::interval)`

/** Taken back by its author, and not put back. */
const surelyWithdrawn = sql<boolean>`coalesce(i.withdrawn_at < now() - interval '10 minutes', false)`

const dueOriginal = sql<boolean>`o.text is not null and (${longDecided} or ${militaryTextOver} or ${surelyWithdrawn})`
const dueContact = sql<boolean>`o.email is not null and (
  i.submitted_at < now() - interval '365 days' or (i.published_at is null and ${longDecided}) or ${surelyWithdrawn})`
// NOTE: the note of "recategorise" names categories, nobody's words.
const dueNote = sql<boolean>`e.note is not null and e.step <> 'recategorise'
  and (${surelyWithdrawn} or (e.at < now() - interval '30 days' and ${longDecided}))`
/** Between those who worked on it, once nobody waits for an answer of theirs. */
const dueTalk = sql<boolean>`n.at < now() - interval '30 days'
  and i.state in ('answered', 'archived', 'rejected', 'merged', 'withdrawn')`
/** As long as the address of an author: a year from when it came, or until nothing more can be told. */
const dueFollower = sql<boolean>`f.since < now() - interval '365 days' or i.state in ('archived', 'rejected')
  or ${surelyWithdrawn}`
// NOTE: the last two say nothing new; they are what the index knows.
const dueAnswer = sql<boolean>`i.state = 'answered' and i.answered_at < now() - interval '365 days'
  and i.kept and i.published_at < now() - interval '365 days'`
/** Refused, and no longer to be taken back: the longest window there is, and more. */
const surelyRefused = sql<boolean>`i.state = 'rejected' and not exists (
  select from inquiry_event d where d.city_id = i.city_id and d.inquiry_id = i.id and d.step = 'reject'
     and d.at > now() - interval '2 minutes')`
/** Attached to nothing for an hour; of what is not on the map and will not be; not chosen for it 30 days ago. What came
 * with a dispute has 30 days of its own. */
const duePhoto = sql<boolean>`(p.inquiry_id is null and p.uploaded_at < now() - interval '1 hour') or exists (
  select from inquiry i where i.city_id = p.city_id and i.id = p.inquiry_id
     and not (${asMilitary}) and (i.state = 'archived' or ${surelyRefused} or ${surelyWithdrawn} or (not p.shown and ${longDecided}
       and (p.with_event is null or p.uploaded_at < now() - interval '30 days'))))`
const dueMedia = sql<boolean>`${asMilitary} and ${surelyRefused}`

/** What everybody read of it, until its author took it back. */
const dueFace = sql<boolean>`i.title is not null and ${surelyWithdrawn}`
/** What stood where its author put bars: until a moderator has looked, and no longer than that. */
const dueCover = sql<boolean>`c.covered_at < now() - interval '30 days' or ${surelyWithdrawn}`

const covers = sql`author_cover c join inquiry i on i.city_id = c.city_id and i.id = c.inquiry_id`
const originals = sql`inquiry_original o join inquiry i on i.city_id = o.city_id and i.id = o.inquiry_id`
const followers = sql`follower f join inquiry i on i.city_id = f.city_id and i.id = f.inquiry_id`
const talk = sql`internal_note n join inquiry i on i.city_id = n.city_id and i.id = n.inquiry_id`
const events = sql`inquiry_event e join inquiry i on i.city_id = e.city_id and i.id = e.inquiry_id`

async function countOf(db: Db, from: RawBuilder<unknown>, due: RawBuilder<boolean>): Promise<number> {
  const { rows } = await sql<{ due: number }>`select count(*)::int as due from ${from} where ${due}`.execute(
    db,
  )
  return rows[0]?.due ?? 0
}

export const countOriginals = (db: Db) => countOf(db, originals, dueOriginal)
export const countContacts = (db: Db) => countOf(db, originals, dueContact)
export const countNotes = (db: Db) => countOf(db, events, dueNote)
export const countTalk = (db: Db) => countOf(db, talk, dueTalk)
export const countFollowers = (db: Db) => countOf(db, followers, dueFollower)
export const countAnswers = (db: Db) => countOf(db, sql`inquiry i`, dueAnswer)
const media = sql`photo p join inquiry i on i.city_id = p.city_id and i.id = p.inquiry_id`
export const countMedia = (db: Db) => countOf(db, media, dueMedia)
export const countPhotos = (db: Db) => countOf(db, sql`photo p`, duePhoto)

export const countFaces = (db: Db) => countOf(db, sql`inquiry i`, dueFace)
export const countCovers = (db: Db) => countOf(db, covers, dueCover)

// NOTE: "skip locked": what somebody is deciding about at this moment goes an hour later, and nobody waits.
// Materialized: a limit under "in (select …)" may be asked again for each row.

export async function eraseOriginals(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with due as materialized (
      select o.city_id, o.inquiry_id from ${originals} where ${dueOriginal} limit ${most}::int for update of o skip locked)
    update inquiry_original o set text = null, text_before = null, address = null, exact_point = null, happened_at = null
      from due where o.city_id = due.city_id and o.inquiry_id = due.inquiry_id`.execute(db)
  return Number(numAffectedRows)
}

export async function eraseContacts(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with due as materialized (
      select o.city_id, o.inquiry_id from ${originals} where ${dueContact} limit ${most}::int for update of o skip locked)
    update inquiry_original o set email = null, author_key = null
      from due where o.city_id = due.city_id and o.inquiry_id = due.inquiry_id`.execute(db)
  return Number(numAffectedRows)
}

export async function eraseFaces(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with due as materialized (
      select i.city_id, i.id from inquiry i where ${dueFace} limit ${most}::int for update skip locked)
    update inquiry i set title = null, public_text = null, public_place = null, edit_reason = null
      from due where i.city_id = due.city_id and i.id = due.id`.execute(db)
  return Number(numAffectedRows)
}

export async function eraseCovers(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with due as materialized (
      select c.city_id, c.inquiry_id from ${covers} where ${dueCover} limit ${most}::int for update of c skip locked)
    delete from author_cover c using due where c.city_id = due.city_id and c.inquiry_id = due.inquiry_id`.execute(
    db,
  )
  return Number(numAffectedRows)
}

export async function eraseTalk(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with due as materialized (
      select n.city_id, n.id from ${talk} where ${dueTalk} limit ${most}::int for update of n skip locked)
    delete from internal_note n using due where n.city_id = due.city_id and n.id = due.id`.execute(db)
  return Number(numAffectedRows)
}

export async function eraseNotes(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with due as materialized (
      select e.city_id, e.inquiry_id, e.seq from ${events} where ${dueNote} limit ${most}::int for update of e skip locked)
    update inquiry_event e set note = null
      from due where e.city_id = due.city_id and e.inquiry_id = due.inquiry_id and e.seq = due.seq`.execute(
    db,
  )
  return Number(numAffectedRows)
}

export async function eraseFollowers(db: Db, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with due as materialized (
      select f.city_id, f.inquiry_id, f.came_from from ${followers} where ${dueFollower} limit ${most}::int
         for update of f skip locked)
    delete from follower f using due
     where f.city_id = due.city_id and f.inquiry_id = due.inquiry_id and f.came_from = due.came_from`.execute(
    db,
  )
  return Number(numAffectedRows)
}

/** Answered a year ago; nobody else moves them until the transaction ends. */
export async function lockLongAnswered(trx: Trx, most: number): Promise<{ city: string; id: string }[]> {
  const { rows } = await sql<{ city: string; id: string }>`
    select i.city_id as city, i.id from inquiry i where ${dueAnswer} limit ${most}::int for update skip locked`.execute(
    trx,
  )
  return rows
}

/** Their rows; the files, of the original and of the copy with boxes, are the caller's to remove. */
export async function takePhotos(db: Db, most: number): Promise<(PhotoKey & { copy: string | null })[]> {
  const { rows } = await sql<PhotoKey & { copy: string | null }>`
    with due as materialized (
      select p.city_id, p.id from photo p where ${duePhoto} limit ${most}::int for update skip locked)
    delete from photo p using due where p.city_id = due.city_id and p.id = due.id
    returning p.city_id as city, p.id, p.copy`.execute(db)
  return rows
}

/** One refused as military that still has photos; nobody else moves it until the transaction ends. */
export async function lockWithMedia(trx: Trx): Promise<{ city: string; id: string } | undefined> {
  const { rows } = await sql<{ city: string; id: string }>`
    select i.city_id as city, i.id from inquiry i
     where i.state = 'rejected' and exists (select from photo p where p.city_id = i.city_id and p.inquiry_id = i.id)
       and ${dueMedia}
     limit 1 for update skip locked`.execute(trx)
  return rows[0]
}

/** Their rows, and in the place of each that it was there; the files are the caller's to remove. */
export async function takeMedia(
  trx: Trx,
  { city, id }: { city: string; id: string },
): Promise<(PhotoKey & { copy: string | null })[]> {
  const { rows } = await sql<PhotoKey & { copy: string | null }>`
    with gone as (
      delete from photo where city_id = ${city} and inquiry_id = ${id}::uuid returning city_id, id, inquiry_id, copy),
    told as (
      insert into photo_tombstone (city_id, id, inquiry_id, reason)
      select city_id, id, inquiry_id, 'military' from gone)
    select city_id as city, id, copy from gone`.execute(trx)
  return rows
}
