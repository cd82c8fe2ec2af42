import type { Quiet, Rhythm } from '@bezpechne/shared/following'
import { type SyntheticEvent, useState } from 'react'

import { followByPush, hindranceTo, PushRefused } from '../lib/push.ts'
import { useResident } from '../lib/resident.ts'
import { useTask } from '../lib/use-task.ts'
import { useLanguage } from '../lib/words.ts'
import { useFollowingActs } from './api.ts'
import type { Channel } from './channel-field.tsx'
import { usualQuiet } from './how-fields.tsx'
import { isAddress } from './is-address.ts'
import { placeOf, type TypedPlace, untypedPlace } from './place-fields.tsx'

/** What is to be followed: an inquiry, or else a place of the city. */
export interface Wanted {
  city: string
  number: string | undefined
  topics: readonly string[]
}

/** How it went: "email" is the address that a letter goes to. */
export interface Done {
  state: 'mail-sent' | 'following' | 'pushed'
  email: string
}

interface Typed {
  email: string
  /** Undefined: not chosen yet. */
  channel: Channel | undefined
  rhythm: Rhythm
  quiet: Quiet
}

export function useFollowForm(wanted: Wanted, onDone: (done: Done) => void) {
  const { number } = wanted
  const { place, putPlace, typed, put } = useTyped(wanted)
  const [asked, setAsked] = useState(false)
  const { data: who, refetch } = useResident()
  const { busy, error, run } = useTask()
  const send = useSending(wanted)
  const resident = who?.resident?.email
  const mails = who?.mails !== false
  const channel = typed.channel ?? (mails ? 'mail' : 'push')
  const what = placeOf(place)
  const faults = {
    what: !number && !what,
    email: channel === 'mail' && resident === undefined && !isAddress(typed.email),
  }

  async function follow(): Promise<void> {
    const { rhythm, quiet } = typed
    const email = resident === undefined ? typed.email.trim() : undefined
    try {
      const state = await send({ email, rhythm, quiet, channel, what })
      onDone({ state, email: resident ?? typed.email.trim() })
    } catch (refusal) {
      // A session ends by itself: then the address is asked for after all.
      void refetch()
      throw refusal
    }
  }
  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    setAsked(true)
    if (!busy && !faults.what && !faults.email) void run(follow)
  }
  const said = { faults: asked ? faults : { what: false, email: false }, ...whatWentWrong(error, channel) }
  return { place, putPlace, typed, put, channel, resident, mails, ...said, busy, submit }
}

function useTyped({ number, topics }: Wanted) {
  const [place, setPlace] = useState<TypedPlace>(() => {
    const [category = ''] = topics
    return topics.length === 1 ? { ...untypedPlace, kind: 'category', category } : untypedPlace
  })
  const [typed, setTyped] = useState<Typed>({
    email: '',
    channel: undefined,
    rhythm: number ? 'each' : 'daily',
    quiet: usualQuiet,
  })
  return {
    place,
    putPlace: (part: Partial<TypedPlace>) => setPlace((before) => ({ ...before, ...part })),
    typed,
    put: (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part })),
  }
}

/** Why this browser takes no messages, as far as it has said; and whatever else went wrong. */
function whatWentWrong(error: unknown, channel: Channel) {
  const refused = error instanceof PushRefused
  const hindrance = refused ? error.why : hindranceTo()
  return { hindrance: channel === 'push' ? hindrance : undefined, trouble: refused ? undefined : error }
}

interface Sending extends Pick<Typed, 'rhythm' | 'quiet'> {
  /** Undefined: the one of the session. */
  email: string | undefined
  channel: Channel
  what: ReturnType<typeof placeOf>
}

function useSending({ city, number }: Pick<Wanted, 'city' | 'number'>) {
  const language = useLanguage()
  const acts = useFollowingActs()
  return async function send({ email, channel, what, rhythm, quiet }: Sending): Promise<Done['state']> {
    const place = what ?? { kind: 'city' as const }
    if (channel === 'push') {
      const how = { rhythm, quiet, language }
      await (number
        ? followByPush(`/cities/${city}/inquiries/${number}`, how)
        : followByPush(`/cities/${city}`, { what: place, ...how }))
      return 'pushed'
    }
    const how = { ...(email !== undefined && { email }), rhythm, quiet, language }
    const { state } = number
      ? await acts.followInquiry(city, number, how)
      : await acts.followPlace(city, { what: place, ...how })
    return state
  }
}
