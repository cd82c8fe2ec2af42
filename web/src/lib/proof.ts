import type { Challenge, ProofAction, SolvedChallenge } from '@bezpechne/shared/proof'

import { ApiError, get } from './api.ts'

// The server takes a proof for five minutes; the last one is for the way there.
const goodFor = 4 * 60_000

export interface Prover {
  /** Begins while the person still writes; harmless to repeat. */
  start: () => void
  /** A proof that is still good, solved anew when it is not. */
  proof: () => Promise<string>
  forget: () => void
}

type Solution = SolvedChallenge['solution']

export function createProver(
  city: string,
  {
    action = 'inquiry',
    path = `/cities/${city}/challenge?action=${action}`,
    solve = solveInWorker,
  }: { action?: ProofAction; path?: string; solve?: typeof solveInWorker } = {},
): Prover {
  let made: { proof: Promise<string>; until: number } | undefined

  function current(): Promise<string> {
    if (!made || performance.now() > made.until) {
      const proof = solved()
      made = { proof, until: performance.now() + goodFor }
      // NOTE: without a link the next one asks again.
      proof.catch(forget)
    }
    return made.proof
  }

  async function solved(): Promise<string> {
    const challenge = await get<Challenge>(
      path,
      // NOTE: whoever sends holds the turn of all tabs meanwhile.
      AbortSignal.timeout(45_000),
    )
    return proofOf(challenge, solve)
  }

  function forget(): void {
    made = undefined
  }

  return { start: () => void current().catch(() => undefined), proof: current, forget }
}

export async function proofOf(challenge: Challenge, solve = solveInWorker): Promise<string> {
  // NOTE: brings the schema library, which nobody needs who only reads the form.
  const { writeProof } = await import('@bezpechne/shared/proof')
  return writeProof({ challenge, solution: await solve(challenge) })
}

function solveInWorker(challenge: Challenge): Promise<Solution> {
  const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' })
  const solution = new Promise<Solution>((resolve, reject) => {
    const fail = () => reject(new ApiError('unavailable', 503))
    worker.addEventListener('message', ({ data }: MessageEvent<Solution | null>) =>
      data ? resolve(data) : fail(),
    )
    worker.addEventListener('error', fail)
  })
  worker.postMessage(challenge, [])
  return solution.finally(() => worker.terminate())
}
