import { useAct } from './act.ts'
import { ApiError } from './api.ts'
import { isStale } from './overtaken.ts'

/** Null: nothing is there yet. */
type Version = number | null
type Send<Answer> = (now: Version) => Promise<Answer>
/** Undefined where it is over: gone, or open to nobody any more. */
type Made<Answer> = (answer: Answer) => Version | undefined

/** The acts of one person on one thing that has a version, and what they have made of its versions. */
class Line {
  #last: Promise<unknown> = Promise.resolve()
  readonly #moves = new Map<Version, Version>()

  add<Answer>(from: Version, send: Send<Answer>, made: Made<Answer>): Promise<Answer> {
    const turn = this.#last.then(() => this.#send(this.#now(from), send, made))
    // NOTE: nobody knows whether a lost one was done, and what waits behind it would be told that a colleague was faster.
    this.#last = turn.catch((error: unknown) => {
      if (isLost(error)) throw error
    })
    this.#last.catch(() => undefined)
    return turn
  }

  has(from: Version, to: Version): boolean {
    const next = this.#moves.get(from)
    return from === to || (next !== undefined && this.has(next, to))
  }

  #note(from: Version, to: Version | undefined): void {
    // What begins anew has versions that were there before.
    if (to === undefined) return this.#moves.clear()
    this.#moves.set(from, to)
    // The newest leads nowhere, least of all to itself.
    this.#moves.delete(to)
    return undefined
  }

  #now(version: Version): Version {
    const next = this.#moves.get(version)
    return next === undefined ? version : this.#now(next)
  }

  async #send<Answer>(from: Version, send: Send<Answer>, made: Made<Answer>): Promise<Answer> {
    try {
      const answer = await send(from)
      this.#note(from, made(answer))
      return answer
    } catch (error) {
      if (isStale(error)) this.#moves.clear()
      // Who presses after the loss is sent; who waited when it happened is not.
      if (isLost(error)) this.#last = Promise.resolve()
      throw error
    }
  }
}

const lines = new Map<string, Line>()

function lineOf(thing: string): Line {
  const line = lines.get(thing) ?? new Line()
  lines.set(thing, line)
  return line
}

/**
 * Acts of one person on one thing go one after another: who presses a second button before the first was answered has
 * seen the old version, and is no colleague who was faster. What a colleague saves in between is refused as ever.
 * @param thing what has the version, by its address
 * @param from the version that was on the screen when the button was pressed
 * @param send is given the version that one's own acts have made of it since
 * @param made the version that the answer tells
 * @throws what `send` throws; also what an act throws that was waited for, where nobody knows whether it was done
 */
export function inTurn<Answer>(
  thing: string,
  from: Version,
  send: Send<Answer>,
  made: Made<Answer>,
): Promise<Answer> {
  return lineOf(thing).add(from, send, made)
}

/** Whether one version of a thing became another by one's own acts alone. */
export function ownMovesOf(thing: string): (from: Version, to: Version) => boolean {
  return (from, to) => lineOf(thing).has(from, to)
}

/** As `useAct`, of things that have a version; what is made by the act has none yet, and waits for nobody. */
export function useActInTurn() {
  const act = useAct()
  return function actInTurn<Answer extends object>(
    thing: string,
    path: string,
    body: object,
  ): Promise<Answer> {
    const version = versionIn(body)
    if (version === undefined) return act<Answer>(path, body)
    return inTurn(thing, version, (now) => act<Answer>(path, { ...body, version: now }), versionIn)
  }
}

function versionIn(body: object): Version | undefined {
  const version = 'version' in body ? body.version : undefined
  return typeof version === 'number' || version === null ? version : undefined
}

/** Neither done nor refused, for all that is known here. */
function isLost(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status >= 500
}
