import { afterLetterStep, type LetterStep } from '@bezpechne/shared/letter-states'
import { boxName } from '@bezpechne/shared/letters-crypto/mailbox'
import { useState } from 'react'

import { ApiError } from '../../lib/api.ts'
import { activeOf, boxOf, type Held, openStaffLetter, type Opener } from '../opener.ts'
import { renewal } from './acts.ts'
import { act, type Act, readLetter } from './letter-api.ts'
import { LetterSearch } from './letter-search.ts'

const most = 4

/** It became another while one wrote, and what one wanted is not possible any more. */
export class Overtaken extends Error {
  constructor() {
    super('The letter has changed')
    this.name = 'Overtaken'
  }
}

interface Sending {
  name: Act
  step?: LetterStep
  /** Made anew each time: sealed and signed over the letter as it is then. */
  body: (held: Held) => object
}

/** Letters opened on this screen: words, drafts and the index live here and go with the component. */
export function useLetters(opener: Opener) {
  const [letters, setLetters] = useState<ReadonlyMap<string, Held>>(new Map())
  const [errors, setErrors] = useState<ReadonlyMap<string, unknown>>(new Map())
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(new Map())
  const [search] = useState(() => new LetterSearch())

  async function read(id: string): Promise<Held> {
    const held = openStaffLetter(opener, await readLetter(opener.city, id))
    search.add(id, held.opened)
    setLetters((before) => new Map(before).set(id, held))
    setErrors((before) => without(before, id))
    return held
  }

  async function open(id: string): Promise<void> {
    try {
      await read(id)
    } catch (error) {
      setLetters((before) => without(before, id))
      setErrors((before) => new Map(before).set(id, error))
    }
  }

  async function send(id: string, sending: Sending): Promise<void> {
    await sendAgain(opener, { known: letters.get(id), read: () => read(id) }, sending)
    await open(id)
  }

  return {
    letters,
    errors,
    search,
    open,
    send,
    renew: (id: string) => renewUnread(opener, id),
    draftOf: (id: string) => drafts.get(id) ?? '',
    write: (id: string, text: string) => setDrafts((before) => new Map(before).set(id, text)),
  }
}

/** Read to be locked anew, not to be shown: nothing of it is kept here. */
async function renewUnread(opener: Opener, id: string): Promise<void> {
  const held = openStaffLetter(opener, await readLetter(opener.city, id))
  if (needsRenewal(opener, held)) await act(opener.city, id, 'epochs', renewal(opener, held))
}

interface Source {
  known: Held | undefined
  read: () => Promise<Held>
}

/** Overtaken by somebody: read again, sealed again, sent again; what was typed stays. */
async function sendAgain(opener: Opener, { known, read }: Source, { name, step, body }: Sending) {
  let held = known ?? (await read())
  for (let tries = 1; ; tries++) {
    if (step && !afterLetterStep(held.letter.state, step)) throw new Overtaken()
    try {
      if (name !== 'accept' && name !== 'number') held = await renewed(opener, held, read)
      await act(opener.city, held.letter.record.header.id, name, body(held))
      return
    } catch (error) {
      if (!isStale(error) || tries === most) throw error
      held = await read()
    }
  }
}

/** Nothing is written with a key that a former member of the mailbox holds. */
async function renewed(opener: Opener, held: Held, read: () => Promise<Held>): Promise<Held> {
  if (!needsRenewal(opener, held)) return held
  await act(opener.city, held.letter.record.header.id, 'epochs', renewal(opener, held))
  return read()
}

export type Letters = ReturnType<typeof useLetters>

/** Sealed to an older version of a mailbox of which one holds the newest. */
function needsRenewal(opener: Opener, { letter }: Pick<Held, 'letter'>): boolean {
  if (letter.record.epochs.length === 0) return false
  return isOutdated(opener, boxOf(letter))
}

export function isOutdated(opener: Opener, box: string): boolean {
  const newest = activeOf(opener, box)
  return newest !== undefined && boxName(newest) !== box && opener.boxes.has(boxName(newest))
}

const isStale = (error: unknown) => error instanceof ApiError && error.code === 'stale-version'

function without<Value>(map: ReadonlyMap<string, Value>, id: string): ReadonlyMap<string, Value> {
  const rest = new Map(map)
  rest.delete(id)
  return rest
}
