import type { FastifyReply, FastifyRequest } from 'fastify'

import type { ActingStaff } from '../access/actor.ts'
import { actingIn } from '../access/guard.ts'
import type { Db, Trx } from '../platform/database.ts'
import { answerOnce } from '../platform/idempotency.ts'

interface Acted<Answer> {
  body: Answer
  /** The inquiries that were touched, where the address names none. */
  touched?: readonly string[]
}

/** Once for each key, in the role that the route's own access asks for. */
export function actOnce<Answer extends object>(
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  act: (trx: Trx, actor: ActingStaff) => Promise<Acted<Answer>>,
): Promise<Answer> {
  const actor = actingIn(request)
  return answerOnce(db, request, reply, async (trx) => ({ status: 200, ...(await act(trx, actor)) }))
}
