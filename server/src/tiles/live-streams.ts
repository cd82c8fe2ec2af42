import type { LiveEvent } from '@bezpechne/shared/tiles'

import type { Fold } from './fold-queries.ts'

export interface Stream {
  city: string
  address: string
  send: (event: LiveEvent) => void
  end: () => void
}

interface Limits {
  all: number
  /** Generous: a school, a library or a mobile carrier is one address. */
  perAddress: number
}

/** Who listens to which city in this process. Public facts go out, each fold once. */
export class LiveStreams {
  readonly #limits: Limits
  readonly #streams = new Set<Stream>()

  constructor(limits: Limits = { all: 5000, perAddress: 100 }) {
    this.#limits = limits
  }

  /** Whether one more may listen from there. */
  refusal(address: string): 'unavailable' | 'too-many' | undefined {
    if (this.#streams.size >= this.#limits.all) return 'unavailable'
    const own = [...this.#streams].filter((stream) => stream.address === address).length
    return own >= this.#limits.perAddress ? 'too-many' : undefined
  }

  add(stream: Stream): void {
    this.#streams.add(stream)
  }

  remove(stream: Stream): void {
    this.#streams.delete(stream)
  }

  publish({ seq, mks, changes }: Fold): void {
    for (const stream of this.#streams) {
      const own = changes.filter(({ city }) => city === stream.city)
      for (const { number, colour } of own) stream.send({ type: 'inquiry-changed', number, colour })
      // 0 is "ask for everything again": a fold that names nothing may have touched what is open just now.
      if (own.length || !mks.length) stream.send({ type: 'tile-changed', seq: mks.length ? seq : 0 })
    }
  }

  endAll(): void {
    for (const stream of this.#streams) stream.end()
    this.#streams.clear()
  }
}
