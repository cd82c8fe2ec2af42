import { createHmac, hkdfSync } from 'node:crypto'

import fp from 'fastify-plugin'

import type { Limit } from './limits.ts'
import { createProofs, type Proofs } from './proof.ts'
import { subjectOf } from './rate-limit.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose requests are counted together: a keyed hash of the address, see spend(). */
    subject: string
  }
  interface FastifyInstance {
    proofs: Proofs
    /** Who wrote it, without saying who: a keyed hash of an e-mail address, another one in each city. */
    authorKey: (city: string, email: string) => string
    /** The same person's mailbox in every city, without saying whose. */
    addressKey: AddressKey
  }
}

export type AddressKey = (email: string) => string

interface Options {
  AUTH_SECRET: string
  POW_COST: number
  SUBMIT_LIMITS: readonly Limit[]
}

/** Who asks, and how much work they have shown. */
export const asking = fp(async (app, { AUTH_SECRET, POW_COST, SUBMIT_LIMITS }: Options) => {
  app.decorateRequest('subject', {
    getter() {
      return subjectOf(AUTH_SECRET, this.ip)
    },
  })
  app.decorate('proofs', createProofs(AUTH_SECRET, POW_COST, SUBMIT_LIMITS))
  app.decorate('authorKey', authorKeys(AUTH_SECRET))
  app.decorate('addressKey', addressKeys(AUTH_SECRET))
})

export function addressKeys(secret: string): AddressKey {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'address-key', 32))
  return (email) => createHmac('sha256', key).update(sameAddress(email)).digest('base64url')
}

export function authorKeys(secret: string) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'author-key', 32))
  return function authorKey(city: string, email: string): string {
    return createHmac('sha256', key)
      .update(`${city}\n${sameAddress(email)}`)
      .digest('base64url')
  }
}

/** Letter case and what stands after a plus reach the same person. */
function sameAddress(email: string): string {
  return email
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*(?=@)/, '')
}
