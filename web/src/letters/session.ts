import type { MyCommand, MyLetter } from '@bezpechne/shared/letters'
import type { FileKey, Identity } from '@bezpechne/shared/letters-crypto/texts'

import { ApiError, newKey } from '../lib/api.ts'
import { makeProof, mine, postFile, readDirectory } from './api.ts'
import { type Reading, Refused } from './calls.ts'
import { openSealer, type Sealer } from './client.ts'
import type { Photo } from './photos.ts'

export interface Opened {
  mine: MyLetter
  reading: Reading
}

/** @throws ApiError 'not-found' for a code of no letter, Refused for one that was changed */
export async function openSession(city: string, code: string): Promise<{ session: Session; opened: Opened }> {
  const sealer = openSealer()
  const { lookup } = await sealer.ask('unlock', { code })
  const session = new Session(city, sealer, lookup)
  return { session, opened: await session.load() }
}

/** A letter that a code opened, for as long as the page is; keys and words stay in its worker. */
export class Session {
  readonly #city: string
  readonly #sealer: Sealer
  readonly #own: ReturnType<typeof mine>
  #current: Opened | undefined

  constructor(city: string, sealer: Sealer, lookup: string) {
    this.#city = city
    this.#sealer = sealer
    this.#own = mine(city, lookup)
  }

  async load(): Promise<Opened> {
    const [letter, document] = await Promise.all([this.#own.read(), readDirectory(this.#city)])
    if (!document) throw new Refused('signature')
    const reading = await this.#sealer.ask('read', { mine: letter, document })
    this.#current = { mine: letter, reading }
    return this.#current
  }

  async say({ text, photos }: { text: string; photos: Photo[] }): Promise<Opened> {
    // An answer that was lost on its way: what is there already is not said twice.
    const before = this.#current?.reading.messages.length ?? 0
    const now = await this.load()
    const added = now.reading.messages.slice(before)
    if (text !== '' && added.some((one) => one.role === 'resident' && one.text === text)) return now
    await this.#untilFresh(() => this.#turnPage())
    const files: string[] = []
    for (const photo of photos) files.push(await this.#store(photo))
    return this.#untilFresh(async () => {
      await this.#own.say(await this.#sealer.ask('say', { text, files }), newKey())
    })
  }

  identify(identity: Identity): Promise<Opened> {
    return this.#untilFresh(async () => {
      await this.#turnPage()
      await this.#own.say(await this.#sealer.ask('say', { identity }), newKey())
    })
  }

  /** @returns undefined for a letter that is gone */
  async command(action: MyCommand['action']): Promise<Opened | undefined> {
    const send = async () => {
      await this.#own.command(await this.#sealer.ask('command', { action }), newKey())
    }
    if (action !== 'withdraw') return this.#untilFresh(send)
    await send()
    return undefined
  }

  /** Opened and checked: only bytes, which no browser has looked at yet. */
  async file(key: FileKey): Promise<ArrayBuffer> {
    return this.#sealer.ask('openFile', { key, sealed: await this.#own.file(key.id) })
  }

  close(): void {
    this.#sealer.close()
  }

  /** Somebody wrote meanwhile: read anew, sealed anew, sent anew. */
  async #untilFresh(act: () => Promise<unknown>): Promise<Opened> {
    for (let round = 0; ; round += 1) {
      try {
        await act()
        return await this.load()
      } catch (error) {
        if (!(error instanceof ApiError && error.code === 'stale-version') || round === 2) throw error
        await this.load()
      }
    }
  }

  /** Before the officer has opened it, or after another one took over, the resident turns the page. */
  async #turnPage(): Promise<void> {
    const epoch = await this.#sealer.ask('epoch')
    if (!epoch) return
    await this.#own.epoch(epoch, newKey())
    await this.load()
  }

  async #store(photo: Photo): Promise<string> {
    const sealed = await this.#sealer.ask('sealFile', { bytes: photo.bytes.slice(0), type: photo.type })
    const solve: Parameters<typeof makeProof>[2] = (challenge) => this.#sealer.ask('prove', challenge)
    const proof = await makeProof(this.#city, 'letter-file', solve)
    await postFile(this.#city, sealed, { key: newKey(), proof })
    return sealed.id
  }
}
