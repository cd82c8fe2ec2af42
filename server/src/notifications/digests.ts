import * as z from 'zod'

import { closeDigest, markDead, readDigest } from '../following/index.ts'
import { ofNoCity } from '../platform/outbox.ts'
import { findMailsWait, spendOfCity } from '../platform/quotas.ts'
import type { Desk } from './compose.ts'
import { writeDigest } from './follow-mails.ts'
import { htmlOf } from './html.ts'
import { mailName } from './mail-name.ts'
import type { Mailer } from './mailer.ts'
import type { Outcome } from './queue.ts'

const DigestJob = z.strictObject({ id: z.uuid() })

/**
 * One mail of what came due for a reader, written from what is so now.
 * @returns what came of it
 * @throws Error where the mail server did not take it for now: the queue tries again, with the same mail
 */
export async function deliverDigest(desk: Desk, mailer: Mailer, data: unknown): Promise<Outcome> {
  const { id } = DigestJob.parse(data)
  const digest = await readDigest(desk, id)
  const mail = digest && writeDigest(desk, digest)
  if (!mail) {
    await closeDigest(desk.db, id)
    return 'not wanted'
  }
  // Of news from several cities the first one pays for the mail.
  const city = digest.told[0]?.city ?? ofNoCity
  const heldFor = await findMailsWait(desk.db, city)
  if (heldFor !== undefined) return { heldFor }
  const name = mailName(desk, `digest/${id}`, mail.to)
  const sent = await mailer.send({ ...mail, html: htmlOf(mail, desk.at), id: name })
  await spendOfCity(desk.db, city, 'mails')
  if (!sent) await markDead(desk.db, desk.addressKey(mail.to))
  await closeDigest(desk.db, id)
  return sent ? 'sent' : 'refused'
}
