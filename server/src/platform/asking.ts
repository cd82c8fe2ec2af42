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
  }
}

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
})
