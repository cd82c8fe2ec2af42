import { type Challenge, type Solution, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

// A worker: the tries take a second on an old phone, and the person is writing meanwhile.
addEventListener('message', ({ data }: MessageEvent<Challenge>) => void solve(data))

async function solve(challenge: Challenge): Promise<void> {
  const solution: Solution | null = await solveChallenge({ challenge, deriveKey, timeout: 240_000 })
  postMessage(solution)
}
