import { randomUUID } from 'node:crypto'

import type { buildApp } from '@bezpechne/server/app'
import type { Db } from '@bezpechne/server/platform/database'
import type { MyLetter, NewLetter, StaffLetter } from '@bezpechne/shared/letters'
import { toBytes, toText } from '@bezpechne/shared/letters-crypto/bytes'
import { newCode } from '@bezpechne/shared/letters-crypto/code'
import { checkEvents, signCommand } from '@bezpechne/shared/letters-crypto/command'
import { makeEpoch } from '@bezpechne/shared/letters-crypto/epoch'
import { sealFile } from '@bezpechne/shared/letters-crypto/file'
import { beginLetter, letterPrint, type Track, wrapFor } from '@bezpechne/shared/letters-crypto/letter'
import { type MessagePlace, sealMessage } from '@bezpechne/shared/letters-crypto/message'
import { unwrap } from '@bezpechne/shared/letters-crypto/primitives'
import { openLetter, type Reader } from '@bezpechne/shared/letters-crypto/reading'
import { residentKeys } from '@bezpechne/shared/letters-crypto/resident'
import { type FileKey, type Identity, noIdentity } from '@bezpechne/shared/letters-crypto/texts'

import { type Mailboxes, sodium, type TestBox } from './mailboxes.ts'
import { people, type Person, someone } from './people.ts'
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

/** Somebody who writes a letter, keeps the code, and later reads and writes by it; all sealing is the real one. */
export function resident(app: App, boxes: Mailboxes) {
  const { city } = boxes
  const code = newCode(sodium)
  const own = residentKeys(sodium, code)
  const id = randomUUID()
  const person = someone(app)
  const lookup = { 'x-letter': toText(own.lookup) }
  const url = (path: string) => `/cities/${city}/letters${path}`

  /** All of a letter but its proof of work. */
  async function seal(wanted: Wanted = {}): Promise<Omit<NewLetter, 'proof'>> {
    const { track = 'appeal', text = 'Сусід погрожує.', identity = noIdentity } = wanted
    const beat = 'beat' in wanted ? wanted.beat : 'HOL-01'
    const draft = beginLetter(sodium, { city, id, track, beat, directory: boxes.directory(), code })
    const files: FileKey[] = []
    for (const photo of wanted.photos ?? []) files.push(await upload(draft.print, photo))
    return {
      ...draft.finish({ text, files, identity }),
      files: files.map((file) => file.id),
      notice: wanted.notice ?? null,
      quiet: wanted.quiet ?? false,
    }
  }

  async function upload(print: Uint8Array, photo: Uint8Array): Promise<FileKey> {
    const fileId = randomUUID()
    const { key, chunks, sealed } = sealFile(sodium, { print, fileId }, photo)
    const answer = await sendFile({ fileId, chunks, sealed })
    if (answer.statusCode !== 201) throw new Error(`No photo: ${answer.body}`)
    return { id: fileId, key: toText(key), chunks, type: 'image/jpeg', bytes: photo.length }
  }

  async function sendFile({
    fileId,
    chunks,
    sealed,
  }: {
    fileId: string
    chunks: number
    sealed: Uint8Array
  }) {
    const sha256 = toText(sodium.crypto_hash_sha256(sealed))
    return person.post(
      `${url('/files')}?id=${fileId}&chunks=${chunks}&sha256=${sha256}`,
      Buffer.from(sealed),
      {
        'content-type': 'application/octet-stream',
        'x-proof': await solve(app, city, 'letter-file'),
      },
    )
  }

  const send = async (letter: Omit<NewLetter, 'proof'>) =>
    person.post(url(''), { ...letter, proof: await solve(app, city, 'letter') })

  /** Sends one that has to be taken. */
  async function write(wanted: Wanted = {}): Promise<void> {
    const answer = await send(await seal(wanted))
    if (answer.statusCode !== 201) throw new Error(`Not taken: ${answer.body}`)
  }

  const fetchMine = () => person.get(url('/mine'), lookup)

  /** What the code opens now, with every signature checked. */
  async function read() {
    const answer = await fetchMine()
    if (answer.statusCode !== 200) throw new Error(`Not read: ${answer.body}`)
    const mine = answer.json<MyLetter>()
    return { ...mine, opened: check(mine, boxes, new Map([['resident', own]])) }
  }

  async function command(action: string) {
    const { version, record } = await read()
    const print = letterPrint(sodium, record.header)
    const sig = signCommand(sodium, own.sigSk, { print, action, version })
    return person.post(url('/mine/commands'), { version, action, sig }, lookup)
  }

  /** Where no officer has opened the first epoch, the resident does. */
  async function openEpoch(to: TestBox) {
    const { version, record, opened } = await read()
    const { sealed, wraps } = makeEpoch(sodium, {
      print: opened.print,
      epoch: record.epochs.length + 1,
      role: 'resident',
      sigSk: own.sigSk,
      to: to.entry,
      resBoxPk: own.boxPk,
    })
    return person.post(url('/mine/epochs'), { version, epoch: sealed, wraps }, lookup)
  }

  async function say(text: string, extra: object = {}) {
    const { version, record, opened } = await read()
    const message = nextMessage(
      { record, opened },
      { role: 'resident', kind: 'text', box: 'resident' },
      own.sigSk,
      text,
    )
    return person.post(url('/mine/messages'), { version, message, files: [], ...extra }, lookup)
  }

  return {
    id,
    code,
    own,
    lookup,
    person,
    seal,
    upload,
    sendFile,
    send,
    write,
    fetchMine,
    read,
    command,
    openEpoch,
    say,
  }
}

export type Resident = ReturnType<typeof resident>

type Opened = Pick<StaffLetter, 'record'> & { opened: ReturnType<typeof openLetter> }

function check({ record, events }: Pick<StaffLetter, 'record' | 'events'>, boxes: Mailboxes, reader: Reader) {
  const directory = boxes.directory()
  const opened = openLetter(sodium, { record, directory, reader })
  checkEvents(sodium, { print: opened.print, header: record.header, directory }, events)
  return opened
}

function nextMessage(
  { record, opened }: Opened,
  who: Pick<MessagePlace, 'role' | 'kind' | 'box'>,
  sigSk: Uint8Array,
  text: string,
) {
  const epoch = record.epochs.length
  const key = opened.keys.get(epoch)
  const last = record.messages.at(-1)
  if (!key || !last) throw new Error('Nothing to write with')
  const place = { print: opened.print, epoch, seq: last.seq + 1, ...who, prev: toBytes(last.sig) }
  return sealMessage(sodium, { key, sigSk }, place, { text, files: [] })
}

/** A member of staff who holds mailboxes, as the browser acts: reads, opens, signs. The first box signs. */
export function holder(person: Person, boxes: Mailboxes, held: TestBox[]) {
  const { city } = boxes
  const [own] = held
  if (!own) throw new Error('No mailbox')
  const { name: box, keys } = own
  const screening = own.entry.kind === 'moderation'
  const url = (path = '') => `/cities/${city}/letters${path}`
  const reader: Reader = new Map(held.map((one) => [one.name, one.keys]))
  const fetchOne = (id: string) => person.get(url(screening ? `/screening/${id}` : `/${id}`))

  async function read(id: string) {
    const answer = await fetchOne(id)
    if (answer.statusCode !== 200) throw new Error(`Not read: ${answer.body}`)
    const letter = answer.json<StaffLetter>()
    return { ...letter, opened: check(letter, boxes, reader) }
  }

  function signed({ version, opened }: Pick<StaffLetter, 'version'> & Opened, action: string) {
    return { version, box, sig: signCommand(sodium, keys.sigSk, { print: opened.print, action, version }) }
  }

  const post = (id: string, step: string, body: object) => person.post(url(`/${id}/${step}`), body)
  const claim = async (id: string) => post(id, 'claim', { version: (await read(id)).version })
  const role = screening ? 'moderator' : 'officer'

  /** forward, spam: of a letter that is claimed. */
  const decide = async (id: string, step: 'forward' | 'spam') => post(id, step, signed(await read(id), step))

  async function answer(id: string, text: string) {
    const seen = await read(id)
    const message = nextMessage(seen, { role, kind: 'reply', box }, keys.sigSk, text)
    return post(id, 'answer', { ...signed(seen, 'answer'), message })
  }

  function epochOf({ record, opened }: Opened, to: TestBox) {
    const { sealed, wraps, key } = makeEpoch(sodium, {
      print: opened.print,
      epoch: record.epochs.length + 1,
      role: 'officer',
      sigSk: keys.sigSk,
      to: to.entry,
      resBoxPk: toBytes(record.header.resBoxPk),
    })
    return { epoch: sealed, wraps, key }
  }

  async function acceptance(id: string) {
    const seen = await read(id)
    const { epoch, wraps } = epochOf(seen, own ?? boxes.oversight)
    return { ...signed(seen, 'accept'), epoch, wraps, textSha256: toText(sodium.crypto_hash_sha256('text')) }
  }
  const accept = async (id: string) => post(id, 'accept', await acceptance(id))

  async function openEpoch(id: string) {
    const seen = await read(id)
    const { epoch, wraps } = epochOf(seen, own ?? boxes.oversight)
    return post(id, 'epochs', { version: seen.version, epoch, wraps })
  }

  async function say(id: string, text: string) {
    const seen = await read(id)
    const message = nextMessage(seen, { role, kind: 'text', box }, keys.sigSk, text)
    return post(id, 'messages', { version: seen.version, message, files: [] })
  }

  async function step(id: string, action: string, text: string | null, extra: object = {}) {
    const seen = await read(id)
    const message = text === null ? null : nextMessage(seen, { role, kind: 'reply', box }, keys.sigSk, text)
    const rest = { action, message, files: [], crimeNo: null, recordedAt: null }
    return post(id, 'steps', { ...signed(seen, action), ...rest, ...extra })
  }

  async function redirect(id: string, to: TestBox) {
    const seen = await read(id)
    const { record, opened } = seen
    const { epoch, wraps } = epochOf(seen, to)
    const older = [...opened.keys].map(([of, key]) => ({ epoch: of, ...wrapFor(sodium, key, to.entry) }))
    const mine = record.capsuleWraps.find((wrap) => wrap.box === box)
    const capsule = mine ? wrapFor(sodium, unwrap(sodium, toBytes(mine.sealed), keys), to.entry) : null
    return post(id, 'redirect', { ...signed(seen, 'redirect'), to: to.name, epoch, wraps, older, capsule })
  }

  return {
    person,
    box: own,
    url,
    fetchOne,
    read,
    post,
    claim,
    decide,
    answer,
    accept,
    acceptance,
    openEpoch,
    say,
    step,
    redirect,
  }
}

/** Kyiv with mailboxes, a moderator, an officer of HOL-01 and a head who hold theirs, and residents who write. */
export async function corresponding(app: App, database: { db: Db }, boxes: Mailboxes) {
  const { db } = database
  const { visitor, as } = await people(app, database)

  async function member(role: 'moderator' | 'officer' | 'head', held: TestBox[], who = 'first') {
    const person = await as(role, boxes.city, who)
    const email = `${role}.${boxes.city}.${who}@example.org`
    const { id } = await db
      .selectFrom('user')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    for (const box of held) await boxes.grant(box, id)
    return holder(person, boxes, held)
  }

  return { visitor, as, member, writer: () => resident(app, boxes) }
}
