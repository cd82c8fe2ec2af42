import { createHash } from 'node:crypto'

import type { Challenge } from '@bezpechne/shared/proof'
import type { FastifyInstance, FastifyRequest } from 'fastify'

import { type Db, transact } from '../platform/database.ts'
import { countOne, forgive, limits, spend } from '../platform/rate-limit.ts'

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
  const account = placeOf(request, email)
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

const quarter = 900
/** Tries from one place in a quarter of an hour that ask for no work: for one account, and for all. */
const free = { account: 5, place: 30 }
/** 64 times the work of a pin: six seconds here, a minute on a phone of 2016, and never a locked door. */
const mostDoublings = 6

type App = Pick<FastifyInstance, 'db' | 'proofs'>

/**
 * A sign-in. Beyond the free tries each wrong one makes the next dearer, and none is refused: who knows the password
 * gets in, also where somebody else guesses from the same network.
 * @throws AppError 'proof-missing' and its kin, where work is asked for
 */
export async function withinSignIns<Answer>(
  { db, proofs }: App,
  request: FastifyRequest,
  { email, proof }: { email: string; proof?: string | undefined },
  check: () => Promise<Answer>,
): Promise<Answer> {
  const account = placeOf(request, email)
  // Counted before they are checked: many at once are not free either.
  const own = await countOne(db, 'sign-in-account', account, quarter)
  const all = await countOne(db, 'sign-in', request.subject, quarter)
  const takeBack = async () => {
    await forgive(db, 'sign-in', request.subject)
    await forgive(db, 'sign-in-account', account)
  }
  if (own > free.account || all > free.place) {
    const work = { city: account, action: 'sign-in', proof } as const
    await transact(db, (trx) => proofs.check(trx, work)).catch(async (error: unknown) => {
      await takeBack()
      throw error
    })
  }
  const answer = await check()
  await takeBack()
  return answer
}

/** Each that is asked for doubles the next one: challenges kept for later get no cheaper. */
export async function signInWork(
  { db, proofs }: App,
  request: FastifyRequest,
  email: string,
): Promise<Challenge> {
  const account = placeOf(request, email)
  const own = await countOne(db, 'sign-in-work', account, quarter)
  const all = await countOne(db, 'sign-in-work', request.subject, quarter)
  const doublings = Math.min(mostDoublings, Math.floor(Math.max(own - 1, all / free.place)))
  return proofs.harder(db, { city: account, action: 'sign-in', doublings })
}

function placeOf({ subject }: FastifyRequest, email: string): string {
  return createHash('sha256').update(`${subject} ${email.trim().toLowerCase()}`).digest('base64url')
}
