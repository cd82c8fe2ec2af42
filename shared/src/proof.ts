import * as z from 'zod'

/** What a proof of work may pay for; a challenge is bound to one of them and to a city. */
const sendings = ['inquiry', 'photo', 'revision', 'voice', 'letter', 'letter-file', 'city-request'] as const
/** A sign-in is of no city: its challenge is bound to who signs in, and from where. */
const proofActions = [...sendings, 'sign-in'] as const
export type ProofAction = (typeof proofActions)[number]

export const ChallengeQuery = z.strictObject({ action: z.enum(sendings) })

/**
 * A challenge of altcha-lib 2: find the counter whose derived key starts with keyPrefix.
 * Solve it with solveChallenge({ challenge, deriveKey }), deriveKey from altcha-lib/algorithms/web/pbkdf2.
 */
export const Challenge = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal('PBKDF2/SHA-256'),
    cost: z.number(),
    data: z.strictObject({ action: z.enum(proofActions), city: z.string(), until: z.number() }),
    keyLength: z.number(),
    keyPrefix: z.string(),
    keySignature: z.string(),
    nonce: z.string(),
    salt: z.string(),
  }),
  signature: z.string(),
})
export type Challenge = z.infer<typeof Challenge>

/** The challenge as it was given, and what the solver found. */
export const SolvedChallenge = z.strictObject({
  challenge: Challenge,
  solution: z.strictObject({ counter: z.number(), derivedKey: z.string(), time: z.number().exactOptional() }),
})
export type SolvedChallenge = z.infer<typeof SolvedChallenge>

/** The "proof" field of a submission. */
export function writeProof(solved: SolvedChallenge): string {
  return JSON.stringify(solved)
}

/** Undefined when somebody else wrote it. */
export function readProof(proof: string): SolvedChallenge | undefined {
  try {
    return SolvedChallenge.safeParse(JSON.parse(proof)).data
  } catch {
    return undefined
  }
}
