import { createHash } from 'node:crypto'

import { tellAfter } from '@bezpechne/shared/undo'
import * as z from 'zod'

import { type Db, transact } from '../platform/database.ts'
import { type Jobs, within } from '../platform/jobs.ts'
import { type Addressed, compose, type Desk, kindByStep, mailKinds, ofDecision } from './compose.ts'
import type { Mailer } from './mailer.ts'
import { findTold, type News, takeNews } from './queries.ts'
import { staffMailByEvent, staffMailKinds, writeStaffMail } from './staff-mails.ts'

const named = { seq: z.number(), city: z.string() }
/** Names alone: whom to write to, and what, is read when the mail goes. */
const AuthorMail = z.strictObject({
  ...named,
  inquiryId: z.string(),
  kind: z.enum(mailKinds),
  /** Number of the step that it tells of. */
  event: z.number(),
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
    const mails = jobs ? news.flatMap(mailAbout) : []
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

/**
 * Writes to the author, who may have left no address, or to somebody who works here.
 * @returns what came of it
 */
export async function deliver(
  desk: Desk,
  mailer: Mailer,
  data: unknown,
): Promise<'sent' | 'refused' | 'not wanted'> {
  const job = MailJob.parse(data)
  const mail =
    'id' in job ? await writeStaffMail[job.kind](desk, job.city, job.id) : await toAuthor(desk, job)
  if (!mail) return 'not wanted'
  const about = 'id' in job ? job.id : job.inquiryId
  const name = createHash('sha256').update(`${job.city}/${about}/${job.seq}/${job.kind}`).digest('hex')
  const id = `${name.slice(0, 32)}@${new URL(desk.at).hostname}`
  return (await mailer.send({ ...mail, id })) ? 'sent' : 'refused'
}

async function toAuthor(
  { db, at }: Desk,
  { city, inquiryId, kind, event }: z.infer<typeof AuthorMail>,
): Promise<Addressed | undefined> {
  const told = await findTold(db, { city, inquiryId, event })
  const mail = told?.email ? compose(kind, told, at) : undefined
  return told?.email && mail ? { ...mail, to: told.email, language: told.language } : undefined
}
