import { createHash } from 'node:crypto'

import type { FastifyRequest } from 'fastify'

import type { Db } from '../platform/database.ts'
import { forgive, limits, spend } from '../platform/rate-limit.ts'

/** Five wrong passwords from one place for one account in a quarter of an hour, then one in three minutes. */
const oneAccount = [{ hits: 5, seconds: 900 }]
/** Wrong codes of who is signed in: better-auth counts those of a sign-in alone. */
const codes = [{ hits: 5, seconds: 300 }]

/**
 * Checks a password, and counts the tries that were wrong: each is counted before it is checked, so that many at
 * once are not free. Never by account alone: a stranger's tries must not keep its owner out.
 * @throws AppError 'too-many' with the seconds to wait
 */
export async function withinTries<Answer>(
  db: Db,
  request: FastifyRequest,
  email: string,
  check: () => Promise<Answer>,
): Promise<Answer> {
  const account = createHash('sha256')
    .update(`${request.subject} ${email.trim().toLowerCase()}`)
    .digest('base64url')
  await spend(db, 'sign-in', request.subject, limits.signIn)
  await spend(db, 'sign-in-account', account, oneAccount)
  const answer = await check()
  await forgive(db, 'sign-in', request.subject)
  await forgive(db, 'sign-in-account', account)
  return answer
}

/**
 * Checks a code once more within a session: six digits are few for who has found an open tab.
 * @throws AppError 'too-many' with the seconds to wait
 */
export async function withinCodes<Answer>(
  db: Db,
  { actor }: FastifyRequest,
  check: () => Promise<Answer>,
): Promise<Answer> {
  if (!actor) return check()
  await spend(db, 'code-again', actor.id, codes)
  const answer = await check()
  await forgive(db, 'code-again', actor.id)
  return answer
}
