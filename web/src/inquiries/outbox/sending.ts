import type { NewInquiry, Submitted } from '@bezpechne/shared/inquiries'

import { ApiError, newKey } from '../lib/api.ts'
import type { Draft, DraftPhoto } from './draft.ts'

export type Outcome =
  | { kind: 'sent'; submitted: Submitted }
  | { kind: 'wait'; why: 'offline' | 'busy' | 'server'; seconds?: number }
  | { kind: 'refused'; error: ApiError }

/** What sending needs of the world around it. */
export interface Wires {
  draft: () => Draft
  /** Kept on the device before it resolves. */
  keep: (change: Partial<Draft>) => Promise<void>
  /** Uploads what the server does not have yet. */
  uploadPhotos: () => Promise<void>
  /** A body with a fresh proof of work. */
  write: () => Promise<NewInquiry>
  forgetProof: () => void
  post: (body: NewInquiry, key: string) => Promise<Submitted>
}

/**
 * One try to send the draft, which may be repeated for ever: a body whose fate is unknown goes again byte for byte under
 * the same key, so the server either stores it now or answers what it answered then.
 */
export async function trySending(wires: Wires): Promise<Outcome> {
  try {
    for (let round = 0; round < 3; round += 1) {
      const submitted = await postOnce(wires)
      if (submitted) return { kind: 'sent', submitted }
    }
    return { kind: 'wait', why: 'server' }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const outcome = outcomeOf(error)
    if (outcome.kind === 'refused') await wires.keep({ attempt: null, sending: false })
    return outcome
  }
}

/** Undefined: refused for a reason that a new proof or a new upload mends. */
async function postOnce(wires: Wires): Promise<Submitted | undefined> {
  if (!wires.draft().attempt) {
    await wires.uploadPhotos()
    await wires.keep({ attempt: await wires.write() })
  }
  const { attempt, key, photos } = wires.draft()
  if (!attempt) return undefined
  try {
    return await wires.post(attempt, key)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (proofCodes.has(error.code)) {
      wires.forgetProof()
      await wires.keep({ attempt: null })
      return undefined
    }
    if (error.code === 'photo-not-found') {
      await wires.keep({ attempt: null, photos: photos.map(uploadAnew) })
      return undefined
    }
    throw error
  }
}

function uploadAnew({ id }: DraftPhoto): DraftPhoto {
  return { id, key: newKey(), uploaded: null }
}

// The server asks for the key before the proof: a proof it refuses is a body it never stored.
const proofCodes = new Set(['proof-missing', 'proof-wrong', 'proof-used', 'proof-expired'])

function outcomeOf(error: ApiError): Outcome {
  const { code, status, retryAfter } = error
  const seconds = retryAfter === undefined ? {} : { seconds: retryAfter }
  if (code === 'offline') return { kind: 'wait', why: 'offline' }
  if (status === 429) return { kind: 'wait', why: 'busy', ...seconds }
  if (status >= 500 || status === 425 || status === 408) return { kind: 'wait', why: 'server', ...seconds }
  return { kind: 'refused', error }
}

/** Seconds until the next try: soon at first, then at most every minute, never all devices at once. */
export function pauseBefore(tries: number, chance = Math.random()): number {
  const pause = Math.min(60, 2 * 2 ** Math.min(tries, 5))
  return pause * (0.75 + chance / 2)
}
