import type { NewInquiry, Submitted } from '@bezpechne/shared/inquiries'
import { pieceBytes } from '@bezpechne/shared/upload-sizes'
import type { NewUpload, Upload } from '@bezpechne/shared/uploads'

import { ApiError } from '../../lib/api.ts'
import { isLate, within } from '../../lib/within.ts'
import type { Draft, DraftPhoto } from '../draft.ts'

export type Why = 'offline' | 'busy' | 'server'

export type Outcome<Sent> =
  | { kind: 'sent'; answer: Sent }
  | { kind: 'wait'; why: Why; seconds?: number }
  | { kind: 'refused'; error: ApiError }
  /** Its author took it back to change it, or threw it away, before it left. */
  | { kind: 'gone' }

// Whoever waits for ever holds the turn of everything behind: the slowest phones solve a proof in a minute.
const longestProof = 180_000
const longestHash = 60_000

/** What sending needs of the world around it. */
export interface WordWires {
  item: () => Draft
  /** Kept on the device before it resolves; false where the item is not to be sent any more. */
  keep: (change: Partial<Draft>) => Promise<boolean>
  /** A body with a fresh proof of work. */
  write: () => Promise<NewInquiry>
  forgetProof: () => void
  post: (body: NewInquiry, key: string) => Promise<Submitted>
}

/**
 * One try to send the words, which may be repeated for ever: a body whose fate is unknown goes again byte for byte under
 * the same key, so the server either stores it now or answers what it answered then.
 */
export async function sendWords(wires: WordWires): Promise<Outcome<Submitted>> {
  return told(async () => {
    for (let round = 0; round < 3; round += 1) {
      const outcome = await postOnce(wires)
      if (outcome) return outcome
    }
    return { kind: 'wait', why: 'server' }
  })
}

/** Undefined: refused for a reason that a new body mends. */
async function postOnce(wires: WordWires): Promise<Outcome<Submitted> | undefined> {
  if (!wires.item().attempt) {
    const body = await within(longestProof, wires.write())
    if (!(await wires.keep({ attempt: body }))) return { kind: 'gone' }
  }
  const { attempt, key, photos } = wires.item()
  if (!attempt) return { kind: 'gone' }
  try {
    return { kind: 'sent', answer: await wires.post(attempt, key) }
  } catch (error) {
    if (!(error instanceof ApiError) || !mended.has(error.code)) throw error
    wires.forgetProof()
    // NOTE: of a version that sent photos first: what the server has thrown away meanwhile goes with the others.
    const again = error.code === 'photo-not-found' && photos.map(({ id }) => ({ id, state: 'kept' as const }))
    await wires.keep({ attempt: null, ...(again && { photos: again }) })
    return undefined
  }
}

// The server asks for the key before the proof: a proof it refuses is a body it never stored.
const mended = new Set(['proof-missing', 'proof-wrong', 'proof-used', 'proof-expired', 'photo-not-found'])

export interface PhotoWires {
  receipt: string
  position: number
  picture: Blob
  hash: (picture: Blob) => Promise<string>
  open: (name: string, upload: NewUpload) => Promise<Upload>
  push: (id: string, offset: number, piece: Blob) => Promise<Upload>
  /** From 0 to 1. */
  onProgress: (share: number) => void
}

/** The server forgot it after a day, or another tab was faster: it says where to go on. */
const lostPlace = new Set(['upload-elsewhere', 'upload-broken', 'not-found'])
const mostLosses = 5

/** One try to send a photo, from where the server has it: what came is sent no second time, whatever was lost. */
export async function sendPhoto(photo: DraftPhoto, wires: PhotoWires): Promise<Outcome<Upload>> {
  return told(async () => {
    const { receipt: code, position, picture } = wires
    const sha256 = await within(longestHash, wires.hash(picture))
    const ask = () => wires.open(photo.id, { code, position, size: picture.size, sha256 })
    let upload = await ask()
    let losses = 0
    while (!upload.done) {
      wires.onProgress(upload.received / picture.size)
      const { id, received } = upload
      try {
        upload = await wires.push(id, received, picture.slice(received, received + pieceBytes))
      } catch (error) {
        if (!(error instanceof ApiError) || !lostPlace.has(error.code)) throw error
        losses += 1
        if (losses > mostLosses) return { kind: 'wait', why: 'server' }
        upload = await ask()
      }
    }
    return { kind: 'sent', answer: upload }
  })
}

async function told<Sent>(work: () => Promise<Outcome<Sent>>): Promise<Outcome<Sent>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ApiError) return outcomeOf(error)
    if (isLate(error)) return { kind: 'wait', why: 'server' }
    throw error
  }
}

function outcomeOf(error: ApiError): Outcome<never> {
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

/** What to do next: all words before any photo, the oldest first; one thing at a time. */
export function nextOf(
  items: readonly Draft[],
  isWaiting: (key: string) => boolean,
): { item: Draft; photo?: DraftPhoto } | undefined {
  const ready = items.filter(({ key }) => !isWaiting(key)).toSorted((one, other) => one.order - other.order)
  const item = ready.find(({ stage }) => stage === 'queued')
  if (item) return { item }
  for (const sent of ready) {
    const photo = sent.stage === 'sent' && sent.photos.find(({ state }) => state === 'kept')
    if (photo) return { item: sent, photo }
  }
  return undefined
}
