export interface QueueStream {
  city: string
  actorId: string
  tell: () => void
  /** Whether the one who listens still may. */
  isWelcome: () => Promise<boolean>
  end: () => void
}

interface Options {
  /** At most one word a city in so many milliseconds: a wave is one change. */
  pause: number
  most: number
  mostEach: number
}

/** Who has which city's queue open in this process. What changed is not said here: who may know it asks. */
export class QueueStreams {
  readonly #options: Options
  readonly #streams = new Set<QueueStream>()
  readonly #pausing = new Map<string, { again: boolean; timer: NodeJS.Timeout }>()

  constructor(options: Options = { pause: 500, most: 1000, mostEach: 20 }) {
    this.#options = options
  }

  /** Whether one more may listen. */
  refusal(actorId: string): 'unavailable' | 'too-many' | undefined {
    if (this.#streams.size >= this.#options.most) return 'unavailable'
    const own = [...this.#streams].filter((stream) => stream.actorId === actorId).length
    return own >= this.#options.mostEach ? 'too-many' : undefined
  }

  add(stream: QueueStream): void {
    this.#streams.add(stream)
  }

  remove(stream: QueueStream): void {
    this.#streams.delete(stream)
  }

  /** @param city undefined after a break, when anything may have changed anywhere */
  changed(city?: string): void {
    const cities = city === undefined ? [...this.#streams].map((stream) => stream.city) : [city]
    for (const one of new Set(cities)) this.#tell(one)
  }

  /** Sessions end, roles are taken away: who may no longer listen is not told another word. */
  async dismiss(): Promise<void> {
    for (const stream of this.#streams) {
      if (await stream.isWelcome().catch(() => false)) continue
      this.#streams.delete(stream)
      stream.end()
    }
  }

  endAll(): void {
    for (const { timer } of this.#pausing.values()) clearTimeout(timer)
    this.#pausing.clear()
    for (const stream of this.#streams) stream.end()
    this.#streams.clear()
  }

  /** The first word at once, and what came in the pause as one more after it. */
  #tell(city: string): void {
    const pausing = this.#pausing.get(city)
    if (pausing) {
      pausing.again = true
      return
    }
    for (const stream of this.#streams) if (stream.city === city) stream.tell()
    const timer = setTimeout(() => {
      const { again } = this.#pausing.get(city) ?? {}
      this.#pausing.delete(city)
      if (again) this.#tell(city)
    }, this.#options.pause)
    this.#pausing.set(city, { again: false, timer })
  }
}
