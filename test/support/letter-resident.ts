import { randomUUID } from 'node:crypto'

import type { buildApp } from '@bezpechne/server/app'
import type { MyLetter, NewLetter } from '@bezpechne/shared/letters'
import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import { newCode } from '@bezpechne/shared/letters-crypto/code'
import { signCommand } from '@bezpechne/shared/letters-crypto/command'
import { makeEpoch } from '@bezpechne/shared/letters-crypto/epoch'
import { sealFile } from '@bezpechne/shared/letters-crypto/file'
import { beginLetter, type Track } from '@bezpechne/shared/letters-crypto/letter'
import { residentKeys } from '@bezpechne/shared/letters-crypto/resident'
import { type FileKey, type Identity, noIdentity } from '@bezpechne/shared/letters-crypto/texts'

import { nextMessage, openChecked } from './letter-reading.ts'
import { type Mailboxes, sodium, type TestBox } from './mailboxes.ts'
import { someone } from './people.ts'
import { solve } from './proof.ts'

type App = Awaited<ReturnType<typeof buildApp>>

interface Wanted {
  track?: Track
  /** Undefined: about the officer. */
  beat?: string | undefined
  text?: string
  identity?: Identity
  photos?: Uint8Array[]
  notice?: string | null
  quiet?: boolean
}

interface SealedPhoto {
  fileId: string
  chunks: number
  sealed: Uint8Array
}

export class Resident {
  readonly id = randomUUID()
  readonly code = newCode(sodium)
  readonly own = residentKeys(sodium, this.code)
  readonly lookup = { 'x-letter': toText(this.own.lookup) }
  readonly person
  readonly #app: App
  readonly #boxes: Mailboxes

  constructor(app: App, boxes: Mailboxes) {
    this.#app = app
    this.#boxes = boxes
    this.person = someone(app)
  }

  url(path = '') {
    return `/cities/${this.#boxes.city}/letters${path}`
  }

  /** All of a letter but its proof of work. */
  async seal(wanted: Wanted = {}): Promise<Omit<NewLetter, 'proof'>> {
    const { track = 'appeal', text = 'Сусід погрожує.', identity = noIdentity } = wanted
    const beat = 'beat' in wanted ? wanted.beat : 'HOL-01'
    const directory = this.#boxes.directory()
    const { id, code } = this
    const draft = beginLetter(sodium, { city: this.#boxes.city, id, track, beat, directory, code })
    const files: FileKey[] = []
    for (const photo of wanted.photos ?? []) files.push(await this.upload(draft.print, photo))
    return {
      ...draft.finish({ text, files, identity }),
      files: files.map((file) => file.id),
      notice: wanted.notice ?? null,
      quiet: wanted.quiet ?? false,
    }
  }

  async upload(print: Uint8Array, photo: Uint8Array): Promise<FileKey> {
    const fileId = randomUUID()
    const { key, chunks, sealed } = sealFile(sodium, { print, fileId }, photo)
    const answer = await this.sendFile({ fileId, chunks, sealed })
    if (answer.statusCode !== 201) throw new Error(`No photo: ${answer.body}`)
    return { id: fileId, key: toText(key), chunks, type: 'image/jpeg', bytes: photo.length }
  }

  async sendFile({ fileId, chunks, sealed }: SealedPhoto, more: Record<string, string> = {}) {
    const sha256 = toText(sodium.crypto_hash_sha256(sealed))
    const query = new URLSearchParams({ id: fileId, chunks: String(chunks), sha256, ...more }).toString()
    return this.person.post(this.url(`/files?${query}`), Buffer.from(sealed), {
      'content-type': 'application/octet-stream',
      'x-proof': await solve(this.#app, this.#boxes.city, 'letter-file'),
    })
  }

  async send(letter: Omit<NewLetter, 'proof'>) {
    return this.person.post(this.url(), {
      ...letter,
      proof: await solve(this.#app, this.#boxes.city, 'letter'),
    })
  }

  /** Sends one that has to be taken. */
  async write(wanted: Wanted = {}): Promise<void> {
    const answer = await this.send(await this.seal(wanted))
    if (answer.statusCode !== 201) throw new Error(`Not taken: ${answer.body}`)
  }

  fetchMine() {
    return this.person.get(this.url('/mine'), this.lookup)
  }

  /** What the code opens now, with every signature checked. */
  async read() {
    const answer = await this.fetchMine()
    if (answer.statusCode !== 200) throw new Error(`Not read: ${answer.body}`)
    return openChecked(answer.json<MyLetter>(), this.#boxes, new Map([['resident', this.own]]))
  }

  async command(action: string) {
    const { version, opened } = await this.read()
    const sig = signCommand(sodium, this.own.sigSk, { print: opened.print, action, version })
    return this.person.post(this.url('/mine/commands'), { version, action, sig }, this.lookup)
  }

  /** Where no officer has opened the first epoch, the resident does. */
  async openEpoch(to: TestBox) {
    const { version, record, opened } = await this.read()
    const { sealed, wraps } = makeEpoch(sodium, {
      print: opened.print,
      epoch: record.epochs.length + 1,
      role: 'resident',
      sigSk: this.own.sigSk,
      to: to.entry,
      resBoxPk: this.own.boxPk,
    })
    return this.person.post(this.url('/mine/epochs'), { version, epoch: sealed, wraps }, this.lookup)
  }

  async say(text: string, files: FileKey[] = []) {
    const seen = await this.read()
    const { sigSk } = this.own
    const message = nextMessage(seen, { role: 'resident', kind: 'text', box: 'resident', sigSk, text, files })
    const body = { version: seen.version, message, files: files.map(({ id }) => id) }
    return this.person.post(this.url('/mine/messages'), body, this.lookup)
  }
}
