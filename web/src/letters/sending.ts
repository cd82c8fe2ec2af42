import type { Language } from '@bezpechne/shared/languages'
import type { LetterReceived, NewLetter } from '@bezpechne/shared/letters'

import { ApiError, newKey } from '../lib/api.ts'
import { makeProof, mine, postFile, postLetter } from './api.ts'
import type { Finished, SealedFile } from './calls.ts'
import type { Sealer } from './client.ts'
import { type Draft, identityOf, noticeOf } from './draft.ts'
import type { Photo } from './photos.ts'

export interface Sent {
  received: LetterReceived
  finished: Finished
}

export type Progress =
  | { doing: 'photo'; number: number; of: number }
  | { doing: 'locking' | 'sending' | 'asking' }

/** What leaves for the world; a test brings its own. */
const wires = {
  makeProof,
  postFile,
  postLetter,
  readMine: (city: string, lookup: string) => mine(city, lookup).read(),
}

interface ToSend {
  city: string
  draft: Draft
  photos: Photo[]
  language: Language
}

const proofCodes = new Set(['proof-missing', 'proof-wrong', 'proof-used', 'proof-expired'])

/** A photo that is locked, and what pays for its way. */
interface Leaving {
  sealed: SealedFile
  proof: Promise<string> | undefined
  key: string
  isStored: boolean
}

/** One letter on its way. May be told to send again after a lost answer: the letter is the same, and there is one. */
export class Sender {
  readonly #sealer: Pick<Sealer, 'ask'>
  readonly #it: ToSend
  readonly #net: typeof wires
  readonly #files = new Map<Photo, Leaving>()
  #finished: Finished | undefined
  #proof: Promise<string> | undefined
  #attempt: { body: NewLetter; key: string } | undefined

  constructor(sealer: Pick<Sealer, 'ask'>, it: ToSend, net = wires) {
    this.#sealer = sealer
    this.#it = it
    this.#net = net
  }

  /** Locks the photos and solves the puzzles while the person copies the code: here, nothing of it leaves yet. */
  warm(): void {
    this.#freshProof()
      .then(() => Promise.all(this.#it.photos.map((photo) => this.#ready(photo))))
      .catch(() => undefined)
  }

  /** @throws ApiError; 'offline' and 5xx leave open whether it came */
  async send(tell: (progress: Progress) => void): Promise<Sent> {
    if (this.#attempt && this.#finished) {
      tell({ doing: 'asking' })
      const received = await this.#alreadyThere(this.#finished)
      if (received) return { received, finished: this.#finished }
    }
    const { photos } = this.#it
    let left = 0
    const stored = photos.map(async (photo) => {
      await this.#store(photo)
      left += 1
      tell({ doing: 'photo', number: left, of: photos.length })
    })
    await Promise.all(stored)
    tell({ doing: 'locking' })
    this.#finished ??= await this.#lock()
    tell({ doing: 'sending' })
    return { received: await this.#post(this.#finished), finished: this.#finished }
  }

  #prove(action: 'letter' | 'letter-file'): Promise<string> {
    return this.#net.makeProof(this.#it.city, action, (challenge) => this.#sealer.ask('prove', challenge))
  }

  #freshProof(): Promise<string> {
    this.#proof ??= this.#prove('letter')
    this.#proof.catch(() => {
      this.#proof = undefined
    })
    return this.#proof
  }

  async #ready(photo: Photo): Promise<Leaving> {
    const held = this.#files.get(photo)
    if (held) return held
    // NOTE: a copy, as the worker takes what it is given.
    const sealed = await this.#sealer.ask('sealFile', { bytes: photo.bytes.slice(0), type: photo.type })
    const made = { sealed, proof: this.#prove('letter-file'), key: newKey(), isStored: false }
    made.proof.catch(() => undefined)
    // Whoever was first: the letter names one file for a photo.
    const leaving = this.#files.get(photo) ?? made
    this.#files.set(photo, leaving)
    return leaving
  }

  async #store(photo: Photo): Promise<void> {
    const leaving = await this.#ready(photo)
    for (let round = 0; !leaving.isStored; round += 1) {
      try {
        leaving.proof ??= this.#prove('letter-file')
        const proof = await leaving.proof
        await this.#net.postFile(this.#it.city, leaving.sealed, { key: leaving.key, proof })
        leaving.isStored = true
      } catch (error) {
        // Solved anew for the next try, whenever that is: this one may be too old, or was never solved.
        leaving.proof = undefined
        if (!(error instanceof ApiError && proofCodes.has(error.code)) || round === 2) throw error
      }
    }
  }

  #named(): string[] {
    return this.#it.photos.flatMap((photo) => this.#files.get(photo)?.sealed.id ?? [])
  }

  #lock(): Promise<Finished> {
    const { draft } = this.#it
    const words = { text: draft.text.trim(), files: this.#named(), identity: identityOf(draft) }
    return this.#sealer.ask('finish', words)
  }

  async #body({ letter }: Finished): Promise<NewLetter> {
    const { draft, language } = this.#it
    const proof = await this.#freshProof()
    const notice = noticeOf(draft)
    return { ...letter, files: this.#named(), notice, language, quiet: draft.watched, proof }
  }

  async #post(finished: Finished): Promise<LetterReceived> {
    for (let round = 0; ; round += 1) {
      this.#attempt ??= { body: await this.#body(finished), key: newKey() }
      try {
        return await this.#net.postLetter(this.#attempt.body, this.#attempt.key)
      } catch (error) {
        const received = await this.#mend(finished, error, round)
        if (received) return received
      }
    }
  }

  /** What a second try can mend; else the error again. */
  async #mend(finished: Finished, error: unknown, round: number): Promise<LetterReceived | undefined> {
    const code = error instanceof ApiError ? error.code : ''
    const there = code === 'letter-sent-already' ? await this.#alreadyThere(finished) : undefined
    if (there) return there
    // Sealed photos wait for an hour; when the person tries again they go once more.
    if (code === 'photo-not-found')
      for (const held of this.#files.values())
        Object.assign(held, { key: newKey(), isStored: false, proof: undefined })
    if (!proofCodes.has(code) || round === 2) throw error
    // The server asks for the proof before it stores anything: this letter has not come.
    this.#proof = undefined
    this.#attempt = undefined
    return undefined
  }

  /** Undefined where it has not come: asked by the code alone, which nobody else has. */
  async #alreadyThere({ lookup }: Finished): Promise<LetterReceived | undefined> {
    try {
      const { receivedAt, failoverAt, forwardedAt, auditSeq, auditHash } = await this.#net.readMine(
        this.#it.city,
        lookup,
      )
      return { receivedAt, failoverAt: forwardedAt ? null : failoverAt, auditSeq, auditHash }
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined
      throw error
    }
  }
}
