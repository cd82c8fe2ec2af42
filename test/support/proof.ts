import type { buildApp } from '@bezpechne/server/app'
import { type ProofAction, writeProof } from '@bezpechne/shared/proof'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

type App = Awaited<ReturnType<typeof buildApp>>

/** What a browser does before it sends: asks for a challenge and solves it. */
export async function solve(app: App, city: string, action: ProofAction = 'inquiry'): Promise<string> {
  const asked = await app.inject(`/api/v1/cities/${city}/challenge?action=${action}`)
  const challenge = asked.json()
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error(`No solution for ${asked.body}`)
  return writeProof({ challenge, solution })
}
