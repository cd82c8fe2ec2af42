import { createHash } from 'node:crypto'

import * as z from 'zod'

import { type Db, transact } from '../platform/database.ts'
import { type Jobs, within } from '../platform/jobs.ts'
import { compose, kindByStep, mailKinds } from './compose.ts'
import type { Mailer } from './mailer.ts'
import { findTold, type News, takeNews } from './queries.ts'

/** Names alone: whom to write to, and what, is read when the mail goes. */
const MailJob = z.strictObject({
  seq: z.number(),
  city: z.string(),
  inquiryId: z.string(),
  kind: z.enum(mailKinds),
})
type MailJob = z.infer<typeof MailJob>

const batch = 100

/**
 * Turns news into jobs, both or neither.
 * @param jobs none where mail is off: then news is only taken
 * @returns whether there may be more
 */
export async function forwardNews(db: Db, jobs: Jobs | undefined): Promise<boolean> {
  return transact(db, async (trx) => {
    const news = await takeNews(trx, batch)
    const mails = jobs ? news.flatMap(mailAbout) : []
    for (const mail of mails) await jobs?.send('mail', mail, within(trx))
    return news.length === batch
  })
}

function mailAbout({ seq, city, event, payload }: News): MailJob[] {
  const kind = event === 'inquiry.moved' && 'step' in payload ? kindByStep[payload.step] : undefined
  return kind ? [{ seq, city, inquiryId: payload.inquiryId, kind }] : []
}

/**
 * Writes to the author, who may have left no address.
 * @returns what came of it
 */
export async function deliver(
  db: Db,
  mailer: Mailer,
  data: unknown,
  at: string,
): Promise<'sent' | 'refused' | 'not wanted'> {
  const { seq, city, inquiryId, kind } = MailJob.parse(data)
  const told = await findTold(db, city, inquiryId)
  const mail = told?.email ? compose(kind, told, at) : undefined
  if (!told?.email || !mail) return 'not wanted'
  const name = createHash('sha256').update(`${city}/${inquiryId}/${seq}/${kind}`).digest('hex').slice(0, 32)
  const id = `${name}@${new URL(at).hostname}`
  return (await mailer.send({ ...mail, to: told.email, language: told.language, id })) ? 'sent' : 'refused'
}
