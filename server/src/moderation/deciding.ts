import type { FastifyReply, FastifyRequest } from 'fastify'

import type { ActingStaff } from '../access/actor.ts'
import { actingIn } from '../access/guard.ts'
import type { Db, Trx } from '../platform/database.ts'
import { answerOnce } from '../platform/idempotency.ts'

/** Once for each key, in the role that the route's own access asks for. */
export function decide<Answer extends object>(
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  step: (trx: Trx, actor: ActingStaff) => Promise<Answer>,
): Promise<Answer> {
  const actor = actingIn(request)
  return answerOnce(db, request, reply, async (trx) => ({ status: 200, body: await step(trx, actor) }))
}
