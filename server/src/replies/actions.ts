import type { MadeReplyLink, ReplyLinks } from '@bezpechne/shared/assignments'
import type { NewReply, Replied, ReplyView } from '@bezpechne/shared/replies'

import type { ActingStaff } from '../access/actor.ts'
import { offerAnswer } from '../answers/index.ts'
import { findAssignment, requireGiven } from '../assignments/index.ts'
import { recordDeed } from '../audit/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { hashOfToken, type LinkToken } from '../platform/link-tokens.ts'
import { emit } from '../platform/outbox.ts'
import {
  closeLinks,
  findLink,
  findOpened,
  hasAddress,
  insertLink,
  listLinks,
  lockPublic,
  moveToClosed,
  moveToUsed,
} from './queries.ts'

interface Making {
  city: string
  id: string
  actor: ActingStaff
  linkToken: LinkToken
  mails: boolean
}

/**
 * A link for a body that has the inquiry and has not answered; a link it had before opens no more.
 * @throws AppError 'inquiry-not-found', 'step-not-allowed'
 */
export async function makeLink(
  trx: Trx,
  { city, id: inquiryId, actor, linkToken, mails }: Making,
  organisationId: string,
): Promise<MadeReplyLink> {
  await requireGiven(trx, { city, id: inquiryId }, organisationId)
  await closeLinks(trx, city, inquiryId, organisationId)
  const id = newId()
  const token = linkToken('reply', id)
  const by = { organisationId, tokenHash: hashOfToken(token), actorId: actor.id }
  const expiresAt = await insertLink(trx, { city, id, inquiryId }, by)
  const mailed = mails && (await hasAddress(trx, city, organisationId))
  if (mailed) await emit(trx, city, 'reply-link.made', { id })
  return { id, token, expiresAt: expiresAt.toISOString(), mailed }
}

/** @throws AppError 'step-not-allowed' where it was used, or is closed already */
export async function closeLink(
  trx: Trx,
  { city, id: inquiryId, link: id }: { city: string; id: string; link: string },
): Promise<ReplyLinks> {
  if (!(await moveToClosed(trx, { city, id, inquiryId }))) throw new AppError('step-not-allowed')
  return getLinks(trx, city, inquiryId)
}

export async function getLinks(db: Db, city: string, inquiryId: string): Promise<ReplyLinks> {
  const links = await listLinks(db, city, inquiryId)
  return {
    items: links.map(({ createdAt, expiresAt, ...link }) => ({
      ...link,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  }
}

/**
 * What a link opens: what everybody sees of the inquiry, and nothing else.
 * @throws AppError 'link-wrong', 'link-used', 'link-expired', 'link-withdrawn', 'link-gone', 'link-answered'
 */
export async function openLink(db: Db, token: string): Promise<ReplyView> {
  const { city, inquiryId, cityName, organisation, organisationId, expiresAt } = await getOpenLink(db, token)
  const opened = await findOpened(db, city, inquiryId)
  if (!opened) throw new AppError('link-gone')
  await refuseAnswered(db, { city, inquiryId, organisationId })
  const photos = opened.photos.map(({ id, ...size }) => ({
    url: `/api/v1/cities/${city}/photos/${id}`,
    ...size,
  }))
  return { ...opened, photos, city, cityName, organisation, expiresAt: expiresAt.toISOString() }
}

/**
 * Keeps the answer for a moderator to read and burns the link, both or neither.
 * @throws AppError as openLink, and 'answer-waiting' where the body's answer waits for a moderator already
 */
export async function reply(trx: Trx, { token, link, ...words }: NewReply): Promise<Replied> {
  const { city, id, inquiryId, organisationId } = await getOpenLink(trx, token)
  const inquiry = await lockPublic(trx, city, inquiryId)
  if (!inquiry) throw new AppError('link-gone')
  // NOTE: looked at again under the lock: somebody may have taken the inquiry back, or answered.
  await getOpenLink(trx, token)
  await refuseAnswered(trx, { city, inquiryId, organisationId })
  if (!(await moveToUsed(trx, { city, id }))) throw new AppError('link-used')
  const sources = link === null ? [] : [{ title: new URL(link).hostname, url: link }]
  await offerAnswer(trx, { city, inquiryId, organisationId }, { ...words, sources })
  await recordDeed(trx, { city, actorId: null, role: 'responder', action: 'answer-write', inquiryId })
  return { city, number: inquiry.number }
}

async function getOpenLink(db: Db, token: string) {
  const found = await findLink(db, hashOfToken(token))
  if (!found) throw new AppError('link-wrong')
  if (found.state !== 'open') throw new AppError(`link-${found.state}`)
  return found
}

async function refuseAnswered(
  db: Db,
  { city, inquiryId, organisationId }: { city: string; inquiryId: string; organisationId: string },
): Promise<void> {
  const given = await findAssignment(db, { city, id: inquiryId }, organisationId)
  if (given?.answered) throw new AppError('link-answered')
}
