import type { buildApp } from '@bezpechne/server/app'
import type { Database } from '@bezpechne/server/platform/database'
import type { AssignedPage, DeskAnswer, DeskAnswerPage } from '@bezpechne/shared/answers'
import type { PublicInquiry } from '@bezpechne/shared/inquiries'

import { givenKyiv, givenTernopil } from './cities.ts'
import { type Given, givenPublished } from './inquiries.ts'
import { people, type Person } from './people.ts'

type Reply = Awaited<ReturnType<Person['get']>>
export const told = (reply: Reply) => [reply.statusCode, reply.json<{ code?: string }>().code]
export const statuses = (replies: Reply[]) =>
  replies.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)

/** An answer with all that one can hold. */
export const words = {
  text: 'Ліхтарі замовлено, поставлять у травні.',
  basis: 'Закон про дорожній рух',
  steps: 'Зателефонуйте 15-51',
  sources: [
    { title: 'Закон про дорожній рух, стаття 52', url: 'https://zakon.rada.gov.ua/laws/show/3353-12' },
    { title: 'Наказ управління', url: null },
  ],
  reviewMonths: 6,
}

export const answersOf = ({ number }: Given) => `/cities/kyiv/inquiries/${number}/answers`
export const write = (person: Person, given: Given, state: string, extra: object = {}) =>
  person.post(answersOf(given), { ...words, state, ...extra })
export const act = (person: Person, { id }: { id: string }, what: string, body: object) =>
  person.post(`/cities/kyiv/answers/${id}/${what}`, body)
export const deskOf = async (person: Person, given: Given, state = 'waiting') =>
  (await person.get(`/cities/kyiv/answers/assigned?state=${state}`))
    .json<AssignedPage>()
    .items.find(({ number }) => number === given.number)
export const listed = async (person: Person, what: 'to-check' | 'ageing') =>
  (await person.get(`/cities/kyiv/answers/${what}`)).json<DeskAnswerPage>()

/** Kyiv with a moderator and two people of the police, and what stories about answers begin with. */
export async function answering(app: Awaited<ReturnType<typeof buildApp>>, database: Database) {
  const { db } = database
  await givenKyiv(db)
  await givenTernopil(db)
  const { visitor, as } = await people(app, database)
  const [moderator, officer] = [await as('moderator'), await as('responder')]
  const colleague = await as('responder', 'kyiv', 'second')
  const { id: police } = await db
    .selectFrom('organisation')
    .select('id')
    .where('city_id', '=', 'kyiv')
    .executeTakeFirstOrThrow()

  /** A red pin that the police has to answer. */
  async function givenAssigned(): Promise<Given> {
    const given = await givenPublished(db)
    await moderator.post(`/cities/kyiv/moderation/inquiries/${given.id}/assign`, { organisationId: police })
    return given
  }

  /** One answered by the police, as its desk has it. */
  async function givenByPolice() {
    const given = await givenAssigned()
    await write(officer, given, 'published')
    const [answer] = (await deskOf(officer, given, 'answered'))?.answers ?? []
    if (!answer) throw new Error('not answered')
    return { given, answer }
  }

  return {
    visitor,
    as,
    moderator,
    officer,
    colleague,
    police,
    givenAssigned,
    givenByPolice,
    waitingOf: (given: Given) => waitingOf(moderator, given),
    setReviewed: (reviewed: boolean) =>
      db.updateTable('organisation').set({ answers_reviewed: reviewed }).where('id', '=', police).execute(),
    open: async ({ number }: Given) =>
      (await visitor.get(`/cities/kyiv/inquiries/${number}`)).json<PublicInquiry>(),
    eventsOf: (given: Given) => eventsOf(db, given),
  }
}

function eventsOf(db: Database['db'], { id }: Given) {
  return db
    .selectFrom('inquiry_event')
    .select(['step', 'actor_role as role', 'reason', 'organisation_id as organisationId'])
    .where('inquiry_id', '=', id)
    .orderBy('seq')
    .execute()
}

/** What a moderator finds among the answers to check. */
async function waitingOf(moderator: Person, given: Given): Promise<DeskAnswer> {
  const found = (await listed(moderator, 'to-check')).items.find(({ number }) => number === given.number)
  if (!found) throw new Error(`${given.number} does not wait for a moderator`)
  return found
}
