import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'

import { sql } from 'kysely'

import type { Db } from './database.ts'
import { AppError } from './errors.ts'
import { type Counted, type Limit, secondsToWait } from './limits.ts'

/** Limits of what is neither a submission (SUBMIT_LIMITS, a harder proof) nor a sign-in. */
export const limits = {
  submissions: [{ hits: 60, seconds: 3600 }],
  /** Without scripts, so without a proof of work: a form with scripts takes 60 an hour, and never shuts out. */
  plainForms: [
    { hits: 4, seconds: 3600 },
    { hits: 10, seconds: 12 * 3600 },
  ],
  /** Pictures of shared links that were not drawn before. */
  pictures: [{ hits: 60, seconds: 60 }],
  /** Whole files of public data: a program asks once a day, a person a few times. */
  exports: [{ hits: 60, seconds: 600 }],
  receipts: [{ hits: 10, seconds: 60 }],
  photos: [{ hits: 30, seconds: 1800 }],
  /** Pieces of 32 kB: of some eighty photos as browsers send them, as many share one address. */
  pieces: [{ hits: 400, seconds: 1800 }],
  letterFiles: [{ hits: 60, seconds: 1800 }],
  /** In one letter: its code pays for no more work. */
  letterMessages: [{ hits: 60, seconds: 3600 }],
  verifications: [{ hits: 30, seconds: 60 }],
  supports: [{ hits: 60, seconds: 3600 }],
  voices: [{ hits: 30, seconds: 3600 }],
  invitations: [{ hits: 60, seconds: 3600 }],
  residentLinks: [
    { hits: 10, seconds: 3600 },
    { hits: 20, seconds: 12 * 3600 },
  ],
  /** Letters to sign in by, to one address, whoever asks: an address of somebody else is no target. */
  residentLetters: [
    { hits: 3, seconds: 3600 },
    { hits: 5, seconds: 12 * 3600 },
  ],
  /** As fast as people type, and no faster. */
  places: [{ hits: 120, seconds: 60 }],
  /** Files of borders, each of which takes a core for some seconds. */
  mapFiles: [{ hits: 60, seconds: 3600 }],
  /** Wishes to follow something, of one network. */
  follows: [{ hits: 20, seconds: 3600 }],
  /** Letters that ask one mailbox whether it wants to follow, whoever types its address. */
  followLetters: [
    { hits: 5, seconds: 3600 },
    { hits: 12, seconds: 12 * 3600 },
  ],
  /** Wishes for a community to be here, of one network; and letters that ask one mailbox whether it was them. */
  cityRequests: [{ hits: 10, seconds: 3600 }],
  cityRequestLetters: [
    { hits: 3, seconds: 3600 },
    { hits: 8, seconds: 12 * 3600 },
  ],
  ownExports: [{ hits: 10, seconds: 3600 }],
  withdrawals: [{ hits: 60, seconds: 3600 }],
  signIn: [{ hits: 30, seconds: 900 }],
} as const satisfies Record<string, readonly Limit[]>

/**
 * Counts one of this action; in the caller's transaction, or by itself when given db. A refused one is not counted.
 * @param subject who: request.subject for an address, or the id of a session or an account
 * @throws AppError 'too-many' with the seconds to wait
 */
export async function spend(
  on: Db,
  action: string,
  subject: string,
  within: readonly Limit[],
): Promise<void> {
  for (const limit of within) {
    const counted = await count(on, { action, subject, limit, most: limit.hits })
    if (counted === undefined) {
      const retryAfter = secondsToWait(await countedSoFar(on, { action, subject, limit }), limit)
      throw new AppError('too-many', { retryAfter })
    }
  }
}

/**
 * The same of what everybody may read: where nobody can count, as the primary is away, it can still be read.
 * @throws AppError 'too-many' with the seconds to wait
 */
export async function spendOnRead(...counted: Parameters<typeof spend>): Promise<void> {
  try {
    await spend(...counted)
  } catch (error) {
    if (error instanceof AppError) throw error
  }
}

/** Counts one and refuses nothing: how many of the limits it is beyond. */
export async function countBeyond(
  on: Db,
  action: string,
  subject: string,
  within: readonly Limit[],
): Promise<number> {
  let beyond = 0
  for (const limit of within) {
    const counted = await count(on, { action, subject, limit, most: null })
    if ((counted ?? 0) > limit.hits) beyond += 1
  }
  return beyond
}

/** Counts one and refuses nothing. @returns how many there are with it, the older the less */
export async function countOne(on: Db, action: string, subject: string, seconds: number): Promise<number> {
  return (await count(on, { action, subject, limit: { hits: 0, seconds }, most: null })) ?? 0
}

/** Who asks, without saying who: a keyed hash of an IPv4 address or of an IPv6 /64. */
export function subjectOf(secret: string, address: string): string {
  const network = isIPv6(address) ? networkOf(address) : address
  return createHmac('sha256', secret).update(network).digest('base64url')
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

interface Counting {
  action: string
  subject: string
  limit: Limit
}

/** This window and the one before it, by the database's clock. */
function windowOf({ action, subject, limit: { seconds } }: Counting) {
  const name = `${action}/${seconds}`
  return sql`
    select ${name}::text as name, ${subject}::text as subject, start, passed,
           coalesce((select hits from rate_limit where action = ${name}::text and rate_limit.subject = ${subject}::text
                        and window_start = start - make_interval(secs => ${seconds}::float8)), 0) as before
      from (select to_timestamp(floor(windows) * ${seconds}::float8) as start, (windows - floor(windows))::float8 as passed
              from (select extract(epoch from clock_timestamp())::float8 / ${seconds}::float8 as windows) as clock) as at`
}

/** What counts now with this one, undefined when that would be more than "most". */
async function count(on: Db, counting: Counting & { most: number | null }): Promise<number | undefined> {
  const { rows } = await sql<{ counted: number }>`
    with here as materialized (${windowOf(counting)}), beyond as (select before * (1 - passed) as carry from here)
    insert into rate_limit (action, subject, window_start, hits)
    select name, subject, start, 1 from here
     where ${counting.most}::float8 is null or 1 + (select carry from beyond) <= ${counting.most}::float8
    on conflict (action, subject, window_start) do update set hits = rate_limit.hits + 1
     where ${counting.most}::float8 is null or rate_limit.hits + 1 + (select carry from beyond) <= ${counting.most}::float8
    returning (hits + (select carry from beyond))::float8 as counted`.execute(on)
  return rows[0]?.counted
}

async function countedSoFar(on: Db, counting: Counting): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select coalesce(hits, 0)::int as now, before::int as before, passed
      from (${windowOf(counting)}) as here
      left join rate_limit on action = name and rate_limit.subject = here.subject and window_start = start`.execute(
    on,
  )
  return rows[0] ?? { now: 0, before: 0, passed: 0 }
}

/** Takes back the one just counted: it was no try, it was right. */
export async function forgive(on: Db, action: string, subject: string): Promise<void> {
  await sql`
    update rate_limit set hits = hits - 1
     where action like ${action}::text || '/%' and rate_limit.subject = ${subject}::text and hits > 0
       and window_start = (select max(window_start) from rate_limit as latest
                            where latest.action = rate_limit.action and latest.subject = rate_limit.subject)`.execute(
    on,
  )
}
