import { createHash, timingSafeEqual } from 'node:crypto'

import type { AddressKey } from '../platform/asking.ts'
import type { LinkToken } from '../platform/link-tokens.ts'

interface Maker {
  /** The address of the site, without a slash at the end. */
  at: string
  linkToken: LinkToken
  addressKey: AddressKey
}

/**
 * The Message-ID of a mail: the same for the same news to the same reader, so that a mail sent twice after a crash is
 * one mail to who receives it. Its second half proves that we sent it to this address: nobody can make up a bounce of a
 * mail that they have not received.
 */
export function mailName(maker: Maker, about: string, to: string): string {
  const name = createHash('sha256').update(about).digest('hex').slice(0, 16)
  return `${name}${proof(maker, name, to)}@${new URL(maker.at).hostname}`
}

/** Whether we gave this name to a mail to this address. */
export function isNameOf(maker: Maker, mail: string, to: string): boolean {
  const [, name = '', given = '', host] = /^([0-9a-f]{16})([0-9a-f]{16})@(.+)$/.exec(mail) ?? []
  const made = proof(maker, name, to)
  return (
    host === new URL(maker.at).hostname &&
    made.length === given.length &&
    timingSafeEqual(Buffer.from(made), Buffer.from(given))
  )
}

function proof({ linkToken, addressKey }: Maker, name: string, to: string): string {
  const token = linkToken('mail', `${name}\n${addressKey(to)}`)
  return Buffer.from(token, 'base64url').toString('hex').slice(0, 16)
}
