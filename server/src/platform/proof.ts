import { hkdfSync } from 'node:crypto'

import {
  type Challenge,
  type ProofAction,
  Challenge as ChallengeSchema,
  readProof,
} from '@bezpechne/shared/proof'
import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { sql } from 'kysely'

import type { Db, Trx } from './database.ts'
import { AppError } from './errors.ts'
import type { Limit } from './limits.ts'
import { countDoublings } from './quotas.ts'
import { countBeyond } from './rate-limit.ts'

const minutes = 5
// NOTE: 150 tries of 1,000 rounds take 0.1 s here and about a second on a phone of 2016; the server derives one.
const rounds = 1000

/** Of what is written rarely; of all else SUBMIT_LIMITS. Beyond them the work doubles, and nobody is refused. */
const freeOf: Partial<Record<ProofAction, readonly Limit[]>> = {
  letter: [{ hits: 3, seconds: 3600 }],
  'letter-file': [{ hits: 15, seconds: 3600 }],
}

interface Bound {
  city: string
  action: ProofAction
}

export interface Proofs {
  /** Harder for an address that asks much, as many people may share one, and in a city that is flooded: never refused. */
  challenge: (db: Db, wanted: Bound & { subject: string }) => Promise<Challenge>
  /** So many times the usual work, in powers of two; for who counts otherwise. */
  harder: (db: Db, wanted: Bound & { doublings: number }) => Promise<Challenge>
  /**
   * Takes a proof once: part of the transaction it pays for, so what is undone has not spent it.
   * @throws AppError 'proof-missing', 'proof-wrong', 'proof-expired', 'proof-used'
   */
  check: (trx: Trx, given: Bound & { proof: string | undefined }) => Promise<void>
}

export function createProofs(secret: string, tries: number, free: readonly Limit[]): Proofs {
  const keys = { hmacSignatureSecret: derive('challenge'), hmacKeySignatureSecret: derive('solution') }

  return {
    async challenge(db, { city, action, subject }) {
      const beyond = await countBeyond(db, `challenge-${action}`, subject, freeOf[action] ?? free)
      const flooded = action === 'inquiry' ? await countDoublings(db, city) : 0
      return make(db, { city, action, doublings: beyond + flooded })
    },

    harder: make,

    async check(trx, { city, action, proof }) {
      if (!proof) throw new AppError('proof-missing')
      const solved = readProof(proof)
      const bound = solved?.challenge.parameters.data
      if (!solved || bound?.city !== city || bound.action !== action) throw new AppError('proof-wrong')
      const { verified } = await verifySolution({ ...solved, deriveKey, ...keys })
      if (!verified) throw new AppError('proof-wrong')
      if (bound.until <= (await clockOf(trx))) throw new AppError('proof-expired')
      await spendChallenge(trx, solved.challenge.parameters.nonce, bound.until)
    },
  }

  async function make(
    db: Db,
    { city, action, doublings }: Bound & { doublings: number },
  ): Promise<Challenge> {
    const most = tries * 2 ** doublings
    const counter = randomInt(most, Math.ceil(most / 2))
    const data = { action, city, until: (await clockOf(db)) + minutes * 60 }
    return ChallengeSchema.parse(
      await createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: rounds, counter, data, deriveKey, ...keys }),
    )
  }

  function derive(purpose: string): string {
    return Buffer.from(hkdfSync('sha256', secret, '', `proof-${purpose}`, 32)).toString('base64url')
  }
}

// NOTE: the database's clock, not altcha's own expiry, which asks this process's.
async function clockOf(on: Db): Promise<number> {
  const { rows } = await sql<{
    now: number
  }>`select floor(extract(epoch from clock_timestamp()))::int8 as now`.execute(on)
  return rows[0]?.now ?? Number.POSITIVE_INFINITY
}

async function spendChallenge(trx: Trx, nonce: string, until: number): Promise<void> {
  const spent = await trx
    .insertInto('spent_challenge')
    .values({ id: nonce, expires_at: sql<Date>`to_timestamp(${until}::float8)` })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!spent.numInsertedOrUpdatedRows) throw new AppError('proof-used')
}
