import type { LetterQueueItem } from '@bezpechne/shared/letters'
import { useState } from 'react'

import { ApiError } from '../../lib/api.ts'
import { type Held, openStaffLetter, type Opener } from '../opener.ts'
import { isGone } from '../trouble.tsx'
import { screened, screenersAnswer } from './acts.ts'
import { readLetter, screen } from './letter-api.ts'

interface Open {
  id: string
  version: number
  /** Undefined while it is on its way. */
  held?: Held
  error?: unknown
}

type Waiting = Pick<LetterQueueItem, 'id' | 'version'>

export type Verdict = { step: 'forward' | 'spam' | 'recuse' | 'release' } | { step: 'answer'; text: string }

interface Props {
  city: string
  /** Undefined while the screen is locked. */
  opener: Opener | undefined
  queue: readonly LetterQueueItem[] | undefined
  onDone: (id: string, step: Verdict['step']) => void
}

/** One letter at a time: its words live in this state alone, and go with it. */
export function useScreening({ city, opener, queue, onDone }: Props) {
  const [open, setOpen] = useState<Open>()
  const [busy, setBusy] = useState(false)
  // Out of the queue without us: forwarded elsewhere, in another tab or by the hour. Not a word of it stays.
  if (open?.held && queue && !queue.some(({ id }) => id === open.id))
    setOpen({ id: open.id, version: 0, error: gone })

  /** Only what is still meant: an answer that comes late must not bring back what was left. */
  function settle(id: string, part: Partial<Open>): void {
    setOpen((now) => (now?.id === id ? { ...now, ...part } : now))
  }

  /** @param left what was read until now and is not decided: a colleague need not wait for it */
  async function pick({ id, version }: Waiting, left: Open | null = open ?? null): Promise<void> {
    if (!opener) return
    if (left?.held && left.id !== id) void giveBack(city, left)
    setOpen({ id, version })
    try {
      const claimed = await screen(city, id, 'claim', { version })
      const held = openStaffLetter(opener, await readLetter(city, id))
      settle(id, { held, version: claimed.version })
    } catch (error) {
      settle(id, { error })
    }
  }

  /** @returns false where it is gone, and cleared @throws what the server refused */
  async function decide(verdict: Verdict): Promise<boolean> {
    const { held, id } = open ?? {}
    if (!opener || !held || !id || busy) return false
    setBusy(true)
    try {
      await sendAgain(opener, held, verdict)
      setOpen(undefined)
      onDone(id, verdict.step)
      return true
    } catch (error) {
      // Forwarded meanwhile: not a word of it stays here.
      if (!isGone(error)) throw error
      setOpen({ id, version: 0, error })
      return false
    } finally {
      setBusy(false)
    }
  }

  return { open, busy, pick, decide }
}

function giveBack(city: string, { id, held }: Open): Promise<unknown> {
  const version = held?.letter.version ?? 1
  return screen(city, id, 'release', { version }).catch(() => undefined)
}

/** Claimed again in another tab: read anew and sent once more. */
async function sendAgain(opener: Opener, held: Held, verdict: Verdict): Promise<void> {
  const { city } = opener
  const { id } = held.letter.record.header
  try {
    await screen(city, id, verdict.step, bodyOf(opener, held, verdict))
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'stale-version') throw error
    const now = openStaffLetter(opener, await readLetter(city, id))
    await screen(city, id, verdict.step, bodyOf(opener, now, verdict))
  }
}

const gone = new ApiError('not-found', 404)

function bodyOf(opener: Opener, held: Held, verdict: Verdict): object {
  switch (verdict.step) {
    case 'answer':
      return screenersAnswer(opener, held, verdict.text)
    case 'forward':
    case 'spam':
      return screened(opener, held, verdict.step)
    case 'recuse':
    case 'release':
      return { version: held.letter.version }
  }
}
