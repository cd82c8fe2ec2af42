import { createStaff } from '@bezpechne/server/accounts/actions'
import { type PastInquiry, recordPast } from '@bezpechne/server/inquiries/past'
import { indexAll } from '@bezpechne/server/inquiries/search'
import { type Db, transact, type Trx } from '@bezpechne/server/platform/database'
import { newId } from '@bezpechne/server/platform/ids'
import { sql } from 'kysely'

import { insertBeats } from './beats.ts'
import type { DemoInquiry } from './demo-inquiry.ts'
import {
  insertAnswers,
  insertClocks,
  insertOrganisations,
  insertOutline,
  insertRoles,
  insertRules,
} from './demo-rows.ts'
import { insertKeys } from './keys.ts'
import { kyiv } from './kyiv-outline.ts'
import { kyivQuarterInquiries } from './kyiv-quarters.ts'
import { kyivStreetInquiries } from './kyiv-streets.ts'
import { lifeOf } from './life.ts'
import { insertPlaces } from './places.ts'
import { poltavaInquiries, ternopilInquiries } from './small-inquiries.ts'
import { poltava, ternopil } from './small-outlines.ts'
import { demoStaff } from './staff.ts'

const cities = [
  { outline: kyiv, inquiries: [...kyivStreetInquiries, ...kyivQuarterInquiries] },
  { outline: poltava, inquiries: poltavaInquiries },
  { outline: ternopil, inquiries: ternopilInquiries },
]

/**
 * Three cities with staff and inquiries, where there is no city yet. All of it or nothing: an interrupted start
 * finds no city the next time and does it again.
 * @returns whether it did
 */
export async function seedDemo(db: Db): Promise<boolean> {
  if (await db.selectFrom('city').select('id').limit(1).executeTakeFirst()) return false
  const staff = await peopleOf(db)
  await transact(db, async (trx) => {
    const { now } = await trx.selectNoFrom(sql<Date>`now()`.as('now')).executeTakeFirstOrThrow()
    for (const { outline, inquiries } of cities) {
      await insertOutline(trx, outline)
      await insertPlaces(trx, outline.id)
      const organisations = await insertOrganisations(trx, outline.id)
      await insertRules(trx, outline.id, organisations)
      const people = demoStaff.filter(({ city }) => city === outline.id)
      await insertRoles(trx, people, { staff, organisations })
      const moderator = people.find(({ role }) => role === 'moderator')
      const by = { moderator: staff.get(moderator?.email ?? '') ?? null, organisations, now }
      await insertInquiries(trx, outline, inquiries, by)
      await insertClocks(trx, outline.id, organisations)
    }
    await insertBeats(trx, staff)
    await insertKeys(trx, staff)
  })
  return true
}

/** Accounts first and without a role: hashing their passwords may not hold a transaction open. */
async function peopleOf(db: Db): Promise<Map<string, string>> {
  const known = await db.selectFrom('user').select(['id', 'email']).execute()
  const ids = new Map(known.map(({ id, email }) => [email, id]))
  for (const { email, name, authKey } of demoStaff) {
    if (!ids.has(email)) ids.set(email, await createStaff(db, { email, name, authKey, memberships: [] }))
  }
  return ids
}

interface By {
  moderator: string | null
  organisations: Map<string, string>
  now: Date
}

async function insertInquiries(
  trx: Trx,
  city: { id: string; code: string },
  demos: DemoInquiry[],
  by: By,
): Promise<void> {
  const precisions = new Map(
    (await trx.selectFrom('category').select(['code', 'precision']).execute()).map((row) => [
      row.code,
      row.precision,
    ]),
  )
  const past = demos.map((demo, n): PastInquiry => {
    const id = newId()
    const precision = precisions.get(demo.category) ?? 'none'
    return { id, precision, ...lifeOf(demo, { ...by, minute: (n * 97) % 600 }) }
  })
  await recordPast(trx, city, past)
  await insertAnswers(
    trx,
    city.id,
    past.flatMap(({ id, publication }, n) => {
      const answer = demos[n]?.answer
      if (!answer || !publication?.answeredAt) return []
      const organisationId = publication.organisationId
      return [{ inquiryId: id, at: publication.answeredAt, organisationId, answer }]
    }),
  )
  await indexAll(
    trx,
    city.id,
    past.map(({ id }) => id),
  )
}
