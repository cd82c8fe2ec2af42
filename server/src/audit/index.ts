import type { AuditAction } from '@bezpechne/shared/audit'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

import { doerIn } from '../access/guard.ts'
import { transact, type Trx } from '../platform/database.ts'
import { findTouched, insertDeed } from './queries.ts'

export { activityOf } from './activity-queries.ts'
export { countDeeds } from './log-queries.ts'
export { findLink, insertDeed as recordDeed } from './queries.ts'
export { verifyCity } from './verify.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What this route is in the audit; 'nothing-private' where it tells and changes nothing that is not public. */
    audit?: AuditAction | 'nothing-private'
  }
}

const reading = ['GET', 'HEAD']

/**
 * Every action of staff and every reading of what is not public leaves a row: an action in its own transaction
 * (answerOnce), a reading before its answer goes out. A route that names nothing does not boot.
 */
export const audit = fp(async (app) => {
  app.addHook('onRoute', function requireAudit({ method, url, config }) {
    const { access } = config ?? {}
    if (access === 'public' || access === 'staff' || access === 'resident' || config?.audit) return
    throw new Error(`${String(method)} ${url} names nothing for the audit`)
  })

  app.decorateRequest('recordDeed', undefined)
  app.addHook('preHandler', async function bringRecorder(request) {
    const { audit: action } = request.routeOptions.config
    if (!action || action === 'nothing-private') return
    request.recordDeed = async (trx, about) => record(trx, request, action, about)
  })

  app.addHook('onSend', async function recordReading(request, reply) {
    if (!request.recordDeed || reply.statusCode >= 400) return
    if (reading.includes(request.method)) {
      const { recordDeed } = request
      // NOTE: before the answer goes: what cannot be recorded is not read.
      await transact(app.db, (trx) => recordDeed(trx))
    } else if (!request.answeredOnce) {
      throw new Error(`${request.method} ${request.routeOptions.url} left no row in the audit`)
    }
  })
})

async function record(
  trx: Trx,
  request: FastifyRequest,
  action: AuditAction,
  { touched, subject: made }: { touched?: readonly string[]; subject?: string } = {},
): Promise<void> {
  const { id: actorId, role } = doerIn(request)
  const { city, subject = made ?? null } = namedIn(request.params)
  const deed = { city, actorId, role, action }
  if (touched) for (const inquiryId of touched) await insertDeed(trx, { ...deed, inquiryId })
  else {
    const inquiryId = subject === null ? null : await findTouched(trx, city, subject)
    await insertDeed(trx, { ...deed, inquiryId, subject: inquiryId === subject ? null : subject })
  }
}

function namedIn(params: unknown): { city: string; subject: string | undefined } {
  const named = new Map(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]))
  return { city: named.get('city') ?? '', subject: named.get('number') ?? named.get('id') }
}
