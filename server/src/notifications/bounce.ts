import PostalMime from 'postal-mime'

import { markDead } from '../following/index.ts'
import type { AddressKey } from '../platform/asking.ts'
import type { Db } from '../platform/database.ts'
import type { LinkToken } from '../platform/link-tokens.ts'
import { isNameOf } from './mail-name.ts'

interface Sources {
  db: Db
  at: string
  linkToken: LinkToken
  addressKey: AddressKey
}

/**
 * Takes the report of a mail server that a mailbox does not exist (RFC 3464): nothing more is sent there.
 * @param raw the whole message, as the mail server hands it over
 * @returns how many mailboxes it was about; 0 for what is no such report, or of no mail of ours
 */
export async function takeBounce(sources: Sources, raw: string): Promise<number> {
  // NOTE: half of our Message-ID proves to whom that mail went: nobody stops somebody else's mails by a made-up report.
  const names = [...raw.matchAll(/<([0-9a-f]{32}@[\w.-]+)>/g)].map(([, name = '']) => name)
  const failed = await failedIn(raw)
  const ours = failed.filter((address) => names.some((name) => isNameOf(sources, name, address)))
  for (const address of ours) await markDead(sources.db, sources.addressKey(address))
  return ours.length
}

/** Addresses that failed for good, by the part of the report that is written for programs. */
async function failedIn(raw: string): Promise<string[]> {
  const { attachments } = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' })
  const report = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  const text = typeof report?.content === 'string' ? report.content : ''
  const groups = text.replaceAll('\r', '').split(/\n\s*\n/)
  const failed = groups.filter(
    (group) => /^action:\s*failed\b/im.test(group) && /^status:\s*5\.(?!7\.)/im.test(group),
  )
  return failed.flatMap((group) =>
    [...group.matchAll(/^(?:final|original)-recipient:\s*rfc822\s*;\s*(\S+@\S+)/gim)].map(
      ([, address = '']) => address,
    ),
  )
}
