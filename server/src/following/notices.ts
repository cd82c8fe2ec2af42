import type { NoticeKind } from '@bezpechne/shared/following'
import type { Language } from '@bezpechne/shared/inquiries'
import { tellAfter } from '@bezpechne/shared/undo'

import type { AddressKey } from '../platform/asking.ts'
import { type Db, transact, type Trx } from '../platform/database.ts'
import { type Jobs, within } from '../platform/jobs.ts'
import type { SealedText } from '../platform/sealed-address.ts'
import {
  type Channel,
  findDigestReader,
  gatherDigests,
  hasDue,
  insertDead,
  insertNotices,
  isDead,
  listTold,
  removeDigest,
  type ToldNotice,
} from './notice-queries.ts'

/** Which steps of an inquiry its followers are told of. */
const kindByStep: Partial<Record<string, NoticeKind>> = {
  publish: 'published',
  answer: 'answered',
  'add-answer': 'answered',
  'revise-answer': 'corrected',
  reopen: 'reopened',
  merge: 'merged',
  confirm: 'confirmed',
}

/** Of these the one who decided may think better within seconds. */
const ofDecision: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['published', 'merged'])

interface Step {
  city: string
  inquiryId: string
  step: string
  event: number
}

/**
 * An event concerns readers: a row in "notice" for each, in the channel where the reader is (reader.channel), due when
 * the reader wants it. Every channel begins here: a browser that takes push messages is a reader of the channel "push"
 * with subscriptions of its own, and whoever delivers a channel reads what is due in it (notice.channel, due_at).
 * In the transaction that takes the news, so that an event is noted once.
 */
export async function noteEvent(trx: Trx, { step, ...event }: Step, undoSeconds: number): Promise<void> {
  const kind = kindByStep[step]
  if (!kind) return
  const seconds = ofDecision.has(kind) ? tellAfter(undoSeconds) : 0
  await insertNotices(trx, { ...event, kind }, seconds)
}

/** Makes a mail or a message of what has come due for each reader; the queue sends it once, however many servers there are. */
export async function gatherDue(db: Db, jobs: Jobs, channel: Channel): Promise<number> {
  // NOTE: asked twice a second; a transaction only where there is something.
  if (!(await hasDue(db, channel))) return 0
  return transact(db, async (trx) => {
    const digests = await gatherDigests(trx, channel)
    for (const id of digests) await jobs.send(channel === 'mail' ? 'digest' : 'push', { id }, within(trx))
    return digests.length
  })
}

/** A mail as it is to be written now. */
export interface ReadDigest {
  readerId: string
  to: string
  language: Language
  /** In days since 1970. */
  today: number
  told: ToldNotice[]
}

export interface Opening {
  db: Db
  readerAddress: SealedText
  addressKey: AddressKey
}

/**
 * Undefined where there is nothing to tell: sent before, stopped, hidden by now, or all of it goes to its reader as the
 * author anyhow.
 */
export async function readDigest(
  { db, readerAddress, addressKey }: Opening,
  id: string,
): Promise<ReadDigest | undefined> {
  const reader = await findDigestReader(db, id)
  const to = reader && !reader.dead ? readerAddress.open(reader.address) : undefined
  if (!reader || to === undefined) return undefined
  const notices = await listTold(db, id)
  const told = notices.filter(({ authors }) => !authors.some((one) => addressKey(one) === reader.addressKey))
  if (told.length === 0) return undefined
  return { readerId: reader.id, to, language: reader.language, today: reader.today, told }
}

/** It was sent, or there was nothing to send: what it told is not kept. */
export async function closeDigest(db: Db, id: string): Promise<void> {
  await transact(db, (trx) => removeDigest(trx, id))
}

/** Nothing goes to an address that its mail server does not know: neither notices, nor news to an author. */
export async function markDead(db: Db, addressKey: string): Promise<void> {
  await transact(db, (trx) => insertDead(trx, addressKey))
}

export { isDead, type ToldNotice }
