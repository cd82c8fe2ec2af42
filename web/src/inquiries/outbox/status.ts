import type { Draft } from '../draft.ts'
import type { Why } from './sending.ts'

/** What is being done with an item at this moment, by this tab or another. */
export type Doing = { kind: 'words'; slow: boolean } | { kind: 'photo'; id: string; share: number } | Waiting

export interface Waiting {
  kind: 'wait'
  why: Why
  /** By this device's clock, as the one that the person sees. */
  until: number
}

export interface OutboxState {
  /** False until the device's store has answered. */
  loaded: boolean
  /** False where something is gone when the page is closed. */
  kept: boolean
  items: Draft[]
  doing: Record<string, Doing>
  /** Nothing reaches the server now, whatever it is. */
  quiet: Waiting | null
}

/** The truth about an item, in one word for each sentence that the page can say. */
export type Status =
  | { is: 'writing' | 'refused' | 'queued' | 'trying' | 'proving' | 'done' }
  | { is: Why; until: number }
  | { is: 'photosQueued' | 'photo'; number: number; of: number; percent: number }
  | { is: 'photosWait'; why: Why; until: number; number: number; of: number }

export function statusOf(item: Draft, { doing, quiet }: Pick<OutboxState, 'doing' | 'quiet'>): Status {
  const { stage } = item
  const now = doing[item.key] ?? quiet ?? undefined
  if (stage === 'sent') return photosOf(item, now)
  if (stage !== 'queued') return { is: stage }
  if (now?.kind === 'wait') return { is: now.why, until: now.until }
  if (now?.kind !== 'words') return { is: 'queued' }
  return { is: now.slow ? 'proving' : 'trying' }
}

function photosOf({ photos }: Draft, now: Doing | undefined): Status {
  const next = photos.findIndex(({ state }) => state === 'kept')
  if (next < 0) return { is: 'done' }
  const sending = now?.kind === 'photo' ? now : undefined
  const found = photos.findIndex(({ id }) => id === sending?.id)
  const place = { number: (found < 0 ? next : found) + 1, of: photos.length }
  if (now?.kind === 'wait') return { is: 'photosWait', why: now.why, until: now.until, ...place }
  if (!sending) return { is: 'photosQueued', percent: 0, ...place }
  return { is: 'photo', percent: Math.round(sending.share * 100), ...place }
}

/** Its words may have arrived: nobody knows before the server has answered. */
export function isInDoubt({ stage, attempt }: Draft): boolean {
  return stage === 'queued' && attempt !== null
}

export function mayEdit(item: Draft): boolean {
  return item.stage === 'writing' || item.stage === 'refused' || (item.stage === 'queued' && !item.attempt)
}

export function isSettled({ stage, photos }: Draft): boolean {
  return stage === 'sent' && photos.every(({ state }) => state !== 'kept')
}
