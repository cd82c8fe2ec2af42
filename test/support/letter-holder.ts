import type { StaffLetter } from '@bezpechne/shared/letters'
import { toBytes, toText } from '@bezpechne/shared/letters-crypto/bytes'
import { signCommand } from '@bezpechne/shared/letters-crypto/command'
import { makeEpoch } from '@bezpechne/shared/letters-crypto/epoch'
import { wrapFor } from '@bezpechne/shared/letters-crypto/letter'
import { unwrap } from '@bezpechne/shared/letters-crypto/primitives'

import { nextMessage, openChecked, type Opened } from './letter-reading.ts'
import { type Mailboxes, sodium, type TestBox } from './mailboxes.ts'
import type { Person } from './people.ts'

export class Holder {
  readonly person: Person
  readonly box: TestBox
  readonly #boxes: Mailboxes
  readonly #reader: ReadonlyMap<string, TestBox['keys']>
  readonly #role: 'moderator' | 'officer'

  constructor(person: Person, boxes: Mailboxes, held: [TestBox, ...TestBox[]]) {
    this.person = person
    this.box = held[0]
    this.#boxes = boxes
    this.#reader = new Map(held.map((one) => [one.name, one.keys]))
    this.#role = this.box.entry.kind === 'moderation' ? 'moderator' : 'officer'
  }

  url(path = '') {
    return `/cities/${this.#boxes.city}/letters${path}`
  }

  fetchOne(id: string) {
    return this.person.get(this.url(this.#role === 'moderator' ? `/screening/${id}` : `/${id}`))
  }

  list(query = '') {
    return this.person.get(this.url(this.#role === 'moderator' ? '/screening' : query))
  }

  /** What these boxes open now, with every signature checked. */
  async read(id: string) {
    const answer = await this.fetchOne(id)
    if (answer.statusCode !== 200) throw new Error(`Not read: ${answer.body}`)
    return openChecked(answer.json<StaffLetter>(), this.#boxes, this.#reader)
  }

  post(id: string, step: string, body: object) {
    return this.person.post(this.url(`/${id}/${step}`), body)
  }

  signed({ version, opened }: Opened, action: string) {
    const sig = signCommand(sodium, this.box.keys.sigSk, { print: opened.print, action, version })
    return { version, box: this.box.name, sig }
  }

  message(seen: Opened, kind: 'text' | 'reply', text: string) {
    const { sigSk } = this.box.keys
    return nextMessage(seen, { role: this.#role, kind, box: this.box.name, sigSk, text })
  }

  /** claim, release, recuse. */
  async take(id: string, step: 'claim' | 'release' | 'recuse' = 'claim') {
    return this.post(id, step, { version: (await this.read(id)).version })
  }

  /** Of a letter that is claimed. */
  async decide(id: string, step: 'forward' | 'spam') {
    return this.post(id, step, this.signed(await this.read(id), step))
  }

  async answer(id: string, text: string) {
    const seen = await this.read(id)
    return this.post(id, 'answer', {
      ...this.signed(seen, 'answer'),
      message: this.message(seen, 'reply', text),
    })
  }

  epoch({ record, opened }: Opened, to: TestBox) {
    const { sealed: epoch, wraps } = makeEpoch(sodium, {
      print: opened.print,
      epoch: record.epochs.length + 1,
      role: 'officer',
      sigSk: this.box.keys.sigSk,
      to: to.entry,
      resBoxPk: toBytes(record.header.resBoxPk),
    })
    return { epoch, wraps }
  }

  /** Ready to be sent: two officers may hold one each. */
  async acceptance(id: string) {
    const seen = await this.read(id)
    const textSha256 = toText(sodium.crypto_hash_sha256('text'))
    return { ...this.signed(seen, 'accept'), ...this.epoch(seen, this.box), textSha256 }
  }

  async accept(id: string) {
    return this.post(id, 'accept', await this.acceptance(id))
  }

  async openEpoch(id: string) {
    const seen = await this.read(id)
    return this.post(id, 'epochs', { version: seen.version, ...this.epoch(seen, this.box) })
  }

  async say(id: string, text: string) {
    const seen = await this.read(id)
    return this.post(id, 'messages', {
      version: seen.version,
      message: this.message(seen, 'text', text),
      files: [],
    })
  }

  /** reply, clarify, return, extend, record, close. */
  async step(id: string, action: string, text: string | null, extra: object = {}) {
    const seen = await this.read(id)
    const message = text === null ? null : this.message(seen, 'reply', text)
    const rest = { action, message, files: [], crimeNo: null, recordedAt: null }
    return this.post(id, 'steps', { ...this.signed(seen, action), ...rest, ...extra })
  }

  async redirect(id: string, to: TestBox) {
    const seen = await this.read(id)
    const { record, opened } = seen
    const older = [...opened.keys].map(([epoch, key]) => ({ epoch, ...wrapFor(sodium, key, to.entry) }))
    const mine = record.capsuleWraps.find(({ box }) => box === this.box.name)
    const key = mine && unwrap(sodium, toBytes(mine.sealed), this.box.keys)
    const capsule = key ? wrapFor(sodium, key, to.entry) : null
    const body = { ...this.signed(seen, 'redirect'), to: to.name, ...this.epoch(seen, to), older, capsule }
    return this.post(id, 'redirect', body)
  }
}
