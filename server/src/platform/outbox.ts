import type { Trx } from './database.ts'

/** What somebody outside must be told; the notifications alone know whom and how. */
export interface AppEvents {
  'inquiry.submitted': { inquiryId: string }
  /** "event" is the number of the step in the life of its inquiry: what was taken back tells nobody. */
  'inquiry.moved': { inquiryId: string; step: string; event: number }
  'inquiry.assigned': { inquiryId: string; organisationId: string }
  'invitation.made': { id: string }
  /** A role that needs two persons waits: "invitation/who may agree". */
  'grant.waiting': { id: string }
  /** "invitation/one of the two who had a word in it". */
  'grant.decided': { id: string }
  /** "whose/role/reader". */
  'role.taken': { id: string }
  'reset.started': { id: string }
  /** One reader of a body: "organisation/staff", or "organisation/" for the body's own address. */
  'organisation.reminded': { id: string }
  'reply-link.made': { id: string }
  /** Somebody typed an address to follow something: asks whoever has it. The id of the subscription. */
  'follow.asked': { id: string }
  /** Somebody wants to see all that an address follows: the link goes to that address. The id of the reader. */
  'follow.link-asked': { id: string }
  /** To a resident who asked for it: that something is new, and nothing else. */
  'letter.news': { id: string }
  /** To a member of staff: how many letters wait. */
  'letters.waiting': { id: string }
  /** To a resident: the link to "my inquiries". */
  'resident.asked': { id: string }
  /** Somebody typed an address to ask for a community: asks whoever has it. The id of the request. */
  'city.asked': { id: string }
  /** To an operator of the platform: what waits for a decision. Whose it is. */
  'operator.waits': { id: string }
  /** An archive of the community waits for a second administrator: "archive/who may agree". */
  'archive.waits': { id: string }
  /** It is ready, or came to nothing: "archive/one of the two who wanted it". */
  'archive.made': { id: string }
  /** To who asked for a community: why it does not come. */
  'city.refused': { id: string }
}

/** In place of a city, for what belongs to none. */
export const ofNoCity = ''

/** Part of the change: nothing leaves the process before it commits. */
export async function emit<Event extends keyof AppEvents>(
  trx: Trx,
  cityId: string,
  event: Event,
  payload: AppEvents[Event],
): Promise<void> {
  await trx
    .insertInto('outbox')
    .values({ city_id: cityId, event, payload: JSON.stringify(payload) })
    .execute()
}
