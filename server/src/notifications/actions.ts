import type { Names } from '@bezpechne/shared/cities'
import { tellAfter } from '@bezpechne/shared/undo'
import * as z from 'zod'

import { isDead, markDead, noteEvent } from '../following/index.ts'
import { type Db, transact, type Trx } from '../platform/database.ts'
import { type Jobs, within } from '../platform/jobs.ts'
import { findMailsWait, spendOfCity } from '../platform/quotas.ts'
import { getReasonText } from '../reasons/index.ts'
import { type Addressed, compose, type Desk, kindByStep, mailKinds, ofAnswer, ofDecision } from './compose.ts'
import { htmlOf } from './html.ts'
import { mailName } from './mail-name.ts'
import type { Mailer } from './mailer.ts'
import {
  findFollower,
  findTold,
  type FoundNews,
  listFollowers,
  listWithAddress,
  type News,
  takeNews,
} from './queries.ts'
import type { Outcome } from './queue.ts'
import { plainKinds, staffMailByEvent, staffMailKinds, toResidents, writeStaffMail } from './staff-mails.ts'

const named = { seq: z.number(), city: z.string() }
/** Names alone: whom to write to, and what, is read when the mail goes. */
const AuthorMail = z.strictObject({
  ...named,
  inquiryId: z.string(),
  kind: z.enum(mailKinds),
  /** Number of the step that it tells of. */
  event: z.number(),
  /** To the author of this one, which was merged into it. */
  cameFrom: z.string().optional(),
})
const StaffMail = z.strictObject({ ...named, id: z.string(), kind: z.enum(staffMailKinds) })
const MailJob = z.union([AuthorMail, StaffMail])
type MailJob = z.infer<typeof MailJob>

const batch = 100

/**
 * Turns news into jobs, both or neither.
 * @param jobs none where mail is off: then news is only taken
 * @param undoSeconds how long a decision can be taken back: until then nobody outside is told of it
 * @returns whether there may be more
 */
export async function forwardNews(db: Db, jobs: Jobs | undefined, undoSeconds: number): Promise<boolean> {
  return transact(db, async (trx) => {
    const news = await takeNews(trx, batch)
    for (const { city, payload } of news) {
      if ('step' in payload) await noteEvent(trx, { city, ...payload }, undoSeconds)
    }
    const mails = jobs ? await withFollowers(trx, news.flatMap(mailAbout)) : []
    for (const mail of mails) await jobs?.send('mail', mail, { ...within(trx), ...dueOf(mail, undoSeconds) })
    return news.length === batch
  })
}

function dueOf({ kind }: MailJob, undoSeconds: number): { startAfter?: number } {
  return undoSeconds === 0 || !ofDecision.has(kind) ? {} : { startAfter: tellAfter(undoSeconds) }
}

function mailAbout({ seq, city, event, payload }: News): MailJob[] {
  const staffKind = staffMailByEvent[event]
  if (staffKind) return 'id' in payload ? [{ seq, city, id: payload.id, kind: staffKind }] : []
  const kind = event === 'inquiry.moved' && 'step' in payload ? kindByStep[payload.step] : undefined
  return kind && 'event' in payload
    ? [{ seq, city, kind, inquiryId: payload.inquiryId, event: payload.event }]
    : []
}

/** An answer is also told to those whose inquiries were merged into this one: each a mail of their own. */
async function withFollowers(trx: Trx, mails: MailJob[]): Promise<MailJob[]> {
  const all: MailJob[] = []
  const withAddress = await listWithAddress(
    trx,
    mails.flatMap((mail) => ('inquiryId' in mail ? [mail] : [])),
  )
  for (const mail of mails) {
    if (!('inquiryId' in mail) || withAddress.has(mail.inquiryId)) all.push(mail)
    if (!('inquiryId' in mail) || !ofAnswer.has(mail.kind)) continue
    for (const cameFrom of await listFollowers(trx, mail.city, mail.inquiryId))
      all.push({ ...mail, cameFrom })
  }
  return all
}

/**
 * Writes to the author, who may have left no address, or to somebody who works here.
 * @returns what came of it
 */
export async function deliver(desk: Desk, mailer: Mailer, data: unknown): Promise<Outcome> {
  const job = MailJob.parse(data)
  const mail =
    'id' in job ? await writeStaffMail[job.kind](desk, job.city, job.id) : await toAuthor(desk, job)
  if (!mail) return 'not wanted'
  return send(desk, mailer, job, mail)
}

async function send(desk: Desk, mailer: Mailer, job: MailJob, mail: Addressed): Promise<Outcome> {
  const resident = !('id' in job) || toResidents.has(job.kind)
  const key = desk.addressKey(mail.to)
  if (resident && (await isDead(desk.db, key))) return 'not wanted'
  // Links and staff's mails never wait: somebody sits there, or is needed.
  const heldFor = 'id' in job ? undefined : await findMailsWait(desk.db, job.city)
  if (heldFor !== undefined) return { heldFor }
  const id = mailName(desk, `${job.city}/${aboutOf(job)}/${job.seq}/${job.kind}`, mail.to)
  const html = 'id' in job && plainKinds.has(job.kind) ? undefined : htmlOf(mail, desk.at)
  const taken = await mailer.send({ ...mail, html, id })
  await spendOfCity(desk.db, job.city, 'mails')
  if (taken) return 'sent'
  if (resident) await markDead(desk.db, key)
  return 'refused'
}

function aboutOf(job: MailJob): string {
  return 'id' in job ? job.id : [job.inquiryId, job.cameFrom].filter(Boolean).join('/')
}

async function toAuthor(
  { db, at }: Desk,
  { city, inquiryId, kind, event, cameFrom }: z.infer<typeof AuthorMail>,
): Promise<Addressed | undefined> {
  const found = await findTold(db, { city, inquiryId, event })
  if (!found) return undefined
  const author = { email: found.email, language: found.language, number: null }
  const reader = cameFrom ? await findFollower(db, { city, inquiryId, cameFrom }) : author
  if (!reader?.email) return undefined
  const { email: to, language, number: own } = reader
  const mail = compose(kind, { ...found, language, own, advice: await adviceOn(db, found) }, at)
  return mail && { ...mail, to, language }
}

/** What to do about the decision that is told, as this city says it. */
async function adviceOn(db: Db, { city, step, reason }: FoundNews): Promise<Names | null> {
  const kind = step === 'reject' || step === 'request-changes' ? kindOfReason[step] : undefined
  return kind && reason ? getReasonText(db, { city, kind, reason }) : null
}

const kindOfReason = { reject: 'reject', 'request-changes': 'change' } as const
