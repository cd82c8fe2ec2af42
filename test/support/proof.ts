import type { buildApp } from '@bezpechne/server/app'
import { type ProofAction, writeProof } from '@bezpechne/shared/proof'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

type App = Awaited<ReturnType<typeof buildApp>>

/** What a browser does before it sends: asks for a challenge and solves it. */
export function solve(app: App, city: string, action: ProofAction = 'inquiry'): Promise<string> {
  return solveAt(app, `/cities/${city}/challenge?action=${action}`)
}

/** The same for what belongs to no city. */
export async function solveAt(app: App, path: string): Promise<string> {
  const asked = await app.inject(`/api/v1${path}`)
  const challenge = asked.json()
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error(`No solution for ${asked.body}`)
  return writeProof({ challenge, solution })
}
