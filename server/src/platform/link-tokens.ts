import { createHash, createHmac, hkdfSync } from 'node:crypto'

import fp from 'fastify-plugin'

/** What a link in a mail opens. */
type LinkPurpose =
  | 'invitation'
  | 'password-reset'
  | 'reply'
  | 'sign-in'
  | 'resident-session'
  | 'follow-confirm'
  | 'follow-stop'
  | 'follow-stop-all'
  | 'follow-manage'
  | 'city-request'
  /** No link: the name of a mail, which nobody else can give. */
  | 'mail'

declare module 'fastify' {
  interface FastifyInstance {
    linkToken: LinkToken
  }
}

/**
 * The token of a link that only a mail holds: made again from the server's secret whenever it is needed, so no table,
 * job or backup keeps it. The row it belongs to keeps hashOfToken alone, to be found by.
 * @param id of the row: another link is another row, and the old one's token dies with it
 * @returns 256 bits in base64url
 */
export type LinkToken = (purpose: LinkPurpose, id: string) => string

export function linkTokens(secret: string): LinkToken {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'links-in-mails', 32))
  return (purpose, id) => createHmac('sha256', key).update(`${purpose}\n${id}`).digest('base64url')
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export const linkTokensPlugin = fp(async (app, { AUTH_SECRET }: { AUTH_SECRET: string }) => {
  app.decorate('linkToken', linkTokens(AUTH_SECRET))
})
