import type { MadePack } from './making.ts'

/**
 * A kept pack is made anew when somebody asks after staff did something, and after so many milliseconds anyway: what
 * residents take back themselves leaves no deed.
 */
const fresh = 20_000
/** Cities whose packs are kept: a megabyte each. */
const most = 20

/** The packs of a process: one is made once, however many ask for it meanwhile. */
export class Shelf {
  readonly #packs = new Map<string, { made: Promise<MadePack>; since: number; deeds: number }>()
  readonly #make: (city: string) => Promise<MadePack>
  readonly #countDeeds: (city: string) => Promise<number>

  constructor(make: (city: string) => Promise<MadePack>, countDeeds: (city: string) => Promise<number>) {
    this.#make = make
    this.#countDeeds = countDeeds
  }

  async get(city: string): Promise<MadePack> {
    // NOTE: counted before it is made: what is hidden meanwhile counts anew for the next who asks.
    const deeds = await this.#countDeeds(city)
    const found = this.#packs.get(city)
    if (found?.deeds === deeds && performance.now() - found.since < fresh) return found.made
    const entry = { made: this.#make(city), since: performance.now(), deeds }
    this.#packs.delete(city)
    this.#packs.set(city, entry)
    entry.made.catch(() => this.#packs.get(city) === entry && this.#packs.delete(city))
    const [oldest] = this.#packs.keys()
    if (this.#packs.size > most && oldest !== undefined) this.#packs.delete(oldest)
    return entry.made
  }
}
