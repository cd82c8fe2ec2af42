import { createHash, randomUUID } from 'node:crypto'

import { publicPointFor, stepInquiry } from '@bezpechne/server/inquiries/index'
import { type Db, transact, type Trx } from '@bezpechne/server/platform/database'
import { pointOf } from '@bezpechne/server/platform/geo'
import type { LatLng } from '@bezpechne/shared/geo'
import { sql } from 'kysely'

import { kyiv } from './cities.ts'

export interface Given {
  id: string
  number: string
}

interface Wanted {
  city?: string
  at?: LatLng
  category?: string
  text?: string
  title?: string
  /** Where the author wants to be told, and in which language. */
  email?: string
  language?: 'uk' | 'en'
  /** What the desk knows of it before anybody opens it. */
  findings?: string[]
  district?: string
  sealed?: boolean
  /** How long it has waited, as "2 days". */
  waited?: string
}

const moderator = { role: 'moderator', id: null } as const
let made = 0

/** An inquiry that waits for a moderator, put straight into the database. */
export async function givenSubmitted(db: Db, wanted: Wanted = {}): Promise<Given> {
  const { city = 'kyiv', at = kyiv.west.inside, category = 'crossing', text = 'Темний перехід.' } = wanted
  const id = randomUUID()
  made += 1
  const number = `${city.toUpperCase()}-2026-${String(900_000 + made)}`
  await transact(db, async (trx) => {
    await trx
      .insertInto('inquiry')
      .values({
        city_id: city,
        id,
        number,
        state: 'submitted',
        category,
        sealed: wanted.sealed ?? false,
        submitted_at: sql<Date>`now() - ${wanted.waited ?? '0'}::interval`,
        queue_at: sql<Date>`now() - ${wanted.waited ?? '0'}::interval
          - (select case when urgent then '12 hours' else '0' end::interval from category where code = ${category})`,
      })
      .execute()
    await trx
      .insertInto('inquiry_original')
      .values({
        city_id: city,
        inquiry_id: id,
        text,
        exact_point: pointOf(at),
        language: wanted.language ?? 'uk',
        email: wanted.email ?? null,
        findings: wanted.findings ?? [],
        district_id: wanted.district ?? null,
        receipt_hash: createHash('sha256').update(id).digest('base64url'),
      })
      .execute()
  })
  return { id, number }
}

/** A red pin. */
export async function givenPublished(db: Db, wanted: Wanted = {}): Promise<Given> {
  const given = await givenSubmitted(db, wanted)
  await publishGiven(db, given, wanted)
  return given
}

export async function publishGiven(db: Db, { id }: Given, wanted: Wanted = {}): Promise<void> {
  const { city = 'kyiv', at = kyiv.west.inside, category = 'crossing' } = wanted
  const { text = 'Темний перехід.', title = 'Темний перехід' } = wanted
  const { precision } = await db
    .selectFrom('category')
    .select('precision')
    .where('code', '=', category)
    .executeTakeFirstOrThrow()
  await transact(db, async (trx) => {
    const place = await publicPointFor(trx, { city, precision, exact: at })
    await trx
      .updateTable('inquiry')
      .set({
        title,
        public_text: text,
        public_point: pointOf(place.at),
        map_x: place.mapX,
        map_y: place.mapY,
        district_id: place.districtId,
      })
      .where('city_id', '=', city)
      .where('id', '=', id)
      .execute()
    await stepInquiry(trx, { city, id, step: 'publish', actor: moderator })
  })
}

/** A green pin. */
export async function givenAnswered(db: Db, wanted: Wanted & { answer?: string } = {}): Promise<Given> {
  const given = await givenPublished(db, wanted)
  await answerGiven(db, given, wanted)
  return given
}

export async function answerGiven(
  db: Db,
  { id }: Given,
  { city = 'kyiv', answer = 'Ліхтарі вже замовлено.' }: { city?: string; answer?: string } = {},
): Promise<void> {
  await transact(db, async (trx) => {
    await insertAnswer(trx, city, id, answer)
    await stepInquiry(trx, { city, id, step: 'answer', actor: moderator })
  })
}

function insertAnswer(trx: Trx, city: string, inquiryId: string, text: string) {
  return trx
    .insertInto('answer')
    .values({
      city_id: city,
      id: randomUUID(),
      inquiry_id: inquiryId,
      state: 'published',
      text,
      published_at: sql<Date>`now()`,
    })
    .execute()
}
