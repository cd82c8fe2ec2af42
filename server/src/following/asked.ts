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
  /** It is followed already: there is nothing to say yes to. */
  confirmed: boolean
  /** Opens the page with the button, or all that is followed. */
  token: string
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
    confirmed,
    token: confirmed
      ? manageToken(linkToken, readerId, today)
      : followToken(linkToken, { purpose: 'confirm', id }),
  }
}

/** The link to all that somebody follows, for their own mailbox. */
export async function readManageLink({ db, linkToken, readerAddress }: Sources, readerId: string) {
  const reader = await findReader(db, readerId)
  const to = reader && readerAddress.open(reader.address)
  if (!reader || to === undefined) return undefined
  return { to, language: reader.language, manage: manageToken(linkToken, readerId, reader.today) }
}
