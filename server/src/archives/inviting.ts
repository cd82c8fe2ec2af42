import { invite } from '../members/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { LinkToken } from '../platform/link-tokens.ts'
import type { People } from './manifest.ts'

interface Inviting {
  city: string
  linkToken: LinkToken
}

/**
 * Whoever works in the city proves the mailbox again, and brings a password and a second factor of their own.
 * @returns how many, and a line for each who could not be
 */
export async function inviteAll(
  trx: Trx,
  { city, linkToken }: Inviting,
  people: People,
): Promise<{ invited: number; notes: string[] }> {
  const notes: string[] = []
  let invited = 0
  const wanted = people.flatMap(({ email, roles }) =>
    email === null ? [] : roles.map((one) => ({ email, language: 'uk' as const, ...one })),
  )
  for (const one of wanted) {
    try {
      await invite(trx, { city, actorId: null, linkToken }, one)
      invited += 1
    } catch (error) {
      // A body that rests, for one: nothing is written before that is found.
      if (!(error instanceof AppError)) throw error
      notes.push(`a ${one.role} was not invited (${error.code}): an administrator invites them at the desk`)
    }
  }
  return { invited, notes }
}
