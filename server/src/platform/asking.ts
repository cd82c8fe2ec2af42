import fp from 'fastify-plugin'

import type { Config } from '../config.ts'
import { createProofs, type Proofs } from './proof.ts'
import { subjectOf } from './rate-limit.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose requests are counted together: a keyed hash of the address, see spend(). */
    subject: string
  }
  interface FastifyInstance {
    proofs: Proofs
  }
}

/** Who asks, and how much work they have shown. */
export const asking = fp(async (app, { AUTH_SECRET, POW_COST, SUBMIT_LIMITS }: Config) => {
  app.decorateRequest('subject', {
    getter() {
      return subjectOf(AUTH_SECRET, this.ip)
    },
  })
  app.decorate('proofs', createProofs(AUTH_SECRET, POW_COST, SUBMIT_LIMITS))
})
