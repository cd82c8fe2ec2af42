import type { Followed } from '@bezpechne/shared/following'
import type { Language } from '@bezpechne/shared/inquiries'

import type { Db } from '../platform/database.ts'
import type { LinkToken } from '../platform/link-tokens.ts'
import type { SealedText } from '../platform/sealed-address.ts'
import { manageToken } from './actions.ts'
import { findAsked, findReader, listFollowed } from './queries.ts'
import { followToken } from './tokens.ts'

interface Sources {
  db: Db
  linkToken: LinkToken
  readerAddress: SealedText
}

/** To whoever has the address that somebody typed. */
export interface Asked {
  to: string
  language: Language
  thing: Followed
  /** Opens the page with the button; null where it is followed already, and there is nothing to say yes to. */
  confirm: string | null
  /** Opens all that is followed; null for who follows nothing yet. */
  manage: string | null
}

/** Undefined where it was stopped, or its time is over. */
export async function readAsked(
  { db, linkToken, readerAddress }: Sources,
  id: string,
): Promise<Asked | undefined> {
  const asked = await findAsked(db, id)
  const [thing] = asked ? await listFollowed(db, { subscriptionId: id }) : []
  const to = asked && readerAddress.open(asked.address)
  if (!asked || !thing || to === undefined) return undefined
  const { confirmed, readerId, today, language } = asked
  return {
    to,
    language,
    thing,
    confirm: confirmed ? null : followToken(linkToken, { purpose: 'confirm', id }),
    manage: confirmed ? manageToken(linkToken, readerId, today) : null,
  }
}

/** The link to all that somebody follows, for their own mailbox. */
export async function readManageLink({ db, linkToken, readerAddress }: Sources, readerId: string) {
  const reader = await findReader(db, readerId)
  const to = reader && readerAddress.open(reader.address)
  if (!reader || to === undefined) return undefined
  return { to, language: reader.language, manage: manageToken(linkToken, readerId, reader.today) }
}
