import { expect, test } from 'vitest'

import { LetterExport } from '../letter-export.ts'
import { join, toBytes, toText } from './bytes.ts'
import { newCode } from './code.ts'
import { eventHash, type LetterEvent, signCommand } from './command.ts'
import { type DirectoryBody, signDirectory } from './directory.ts'
import { makeEpoch } from './epoch.ts'
import { sealExport, type Unsealed } from './export-seal.ts'
import { proveExport, textHash } from './export.ts'
import { sealFile } from './file.ts'
import { beginLetter } from './letter.ts'
import { boxName, mailboxKeys, type MailboxKind } from './mailbox.ts'
import { sealMessage } from './message.ts'
import { sigKeys } from './primitives.ts'
import { type LetterRecord, openLetter } from './reading.ts'
import { residentKeys } from './resident.ts'
import { loadSodium } from './sodium.ts'
import { type FileKey, noIdentity } from './texts.ts'

const sodium = await loadSodium()
const root = sigKeys(sodium, sodium.randombytes_buf(32))
const roots = [toText(root.sigPk)]

function mailbox(kind: MailboxKind, scope: string) {
  const keys = mailboxKeys(sodium, sodium.randombytes_buf(32))
  const pks = { boxPk: toText(keys.boxPk), sigPk: toText(keys.sigPk) }
  const entry = { kind, scope, ver: 1, ...pks, state: 'active' as const }
  return { keys, entry, name: boxName(entry) }
}
const moderation = mailbox('moderation', 'city')
const beat = mailbox('beat', 'HOL-01')
const body: DirectoryBody = {
  city: 'kyiv',
  serial: 1,
  issued: '2026-11-20T08:00:00.000Z',
  notAfter: '2026-12-20T08:00:00.000Z',
  mailboxes: [moderation.entry, beat.entry],
}
const directory = { body, sig: toText(signDirectory(sodium, body, root.sigSk)) }
const id = '7f9c24e8-3b12-4f5e-9c1a-1d2e3f405162'
const photo = sodium.randombytes_buf(5000)

function event(print: Uint8Array, n: number, step: string, prev: string | null): LetterEvent {
  const isMine = step === 'submit'
  const sig = signCommand(sodium, isMine ? own.sigSk : beat.keys.sigSk, { print, action: step, version: n })
  const told = {
    n,
    step,
    role: isMine ? ('resident' as const) : ('officer' as const),
    box: isMine ? 'resident' : beat.name,
    version: n,
    facts: { regNo: 'KYIV-HOL-01-2026-000001' },
    at: '2026-11-21T08:00:00.000Z',
  }
  return { ...told, sig, hash: toText(eventHash(sodium, print, told, prev)) }
}

const code = newCode(sodium)
const own = residentKeys(sodium, code)
const draft = beginLetter(sodium, {
  city: 'kyiv',
  id,
  track: 'appeal',
  beat: 'HOL-01',
  directory: body,
  code,
})
const locked = sealFile(sodium, { print: draft.print, fileId: '0b9f2a77-6a0d-4c5e-8f3b-9d2c1e7a5b40' }, photo)
const photoKey: FileKey = {
  id: '0b9f2a77-6a0d-4c5e-8f3b-9d2c1e7a5b40',
  key: toText(locked.key),
  chunks: locked.chunks,
  type: 'image/jpeg',
  bytes: photo.length,
}
const identity = { ...noIdentity, surname: 'Коваль', name: 'Олена' }
const first = 'Сусід погрожує.'
const reply = 'Завтра прийду.'

/** The letter, the officer's epoch and reply, as the server gives them to the officer. */
function recordWith(photos: FileKey[]): LetterRecord {
  const letter = draft.finish({ text: first, files: photos, identity })
  const { print } = draft
  const opening = { print, epoch: 1, role: 'officer', sigSk: beat.keys.sigSk, to: beat.entry } as const
  const epoch = makeEpoch(sodium, { ...opening, resBoxPk: own.boxPk })
  const place = { print, epoch: 1, seq: 2, role: 'officer', kind: 'reply', box: beat.name } as const
  const answer = sealMessage(
    sodium,
    { key: epoch.key, sigSk: beat.keys.sigSk },
    { ...place, prev: toBytes(letter.message.sig) },
    { text: reply, files: [] },
  )
  const wraps = [letter.wraps, epoch.wraps].flatMap((some, number) =>
    some.map((one) => ({ ...one, epoch: number })),
  )
  return {
    header: letter.header,
    epochs: [epoch.sealed],
    wraps: wraps.filter(({ box }) => box === beat.name),
    messages: [letter.message, answer].map((one) => ({ ...one, at: '2026-11-21T08:00:00.000Z' })),
    capsule: letter.capsule,
    capsuleWraps: letter.capsuleWraps.filter(({ box }) => box === beat.name),
  }
}

function auditLink(): NonNullable<LetterExport['audit']> {
  const at = '2026-11-21T08:00:00.000000Z'
  const lines = ['kyiv', 7, at, '-', 'resident', 'letter-received', '-', id].join('\n')
  const before = 'ab'.repeat(32)
  const hash = sodium.to_hex(
    sodium.crypto_hash_sha256(join(sodium.from_hex(before), sodium.from_string(lines))),
  )
  const row = { city: 'kyiv', seq: 7, at, actorId: null, actorRole: 'resident', inquiryId: null }
  return { row: { ...row, action: 'letter-received', subject: id, hash }, before }
}

const facts = {
  state: 'replied',
  receivedAt: '2026-11-21T08:00:00.000Z',
  regNo: 'KYIV-HOL-01-2026-000001',
  extNo: null,
  registeredAt: '2026-11-21T09:00:00.000Z',
  dueOn: '2026-12-21',
  crimeNo: null,
  textSha256: textHash(sodium, first),
} as const

function content(photos: FileKey[]): Unsealed {
  const record = recordWith(photos)
  const opened = openLetter(sodium, { record, directory: body, reader: new Map([[beat.name, beat.keys]]) })
  const submitted = event(opened.print, 1, 'submit', null)
  return {
    form: 'bezpechne-letter-1',
    exportedAt: '2026-11-22T08:00:00.000Z',
    facts,
    messages: [
      { seq: 1, text: first, files: photos.map((one) => one.id) },
      { seq: 2, text: reply, files: [] },
    ],
    identity: opened.identity ?? null,
    directory,
    record,
    events: [submitted, event(opened.print, 2, 'accept', submitted.hash)],
    keys: [...opened.keys].map(([epoch, bytes]) => ({ epoch, key: toText(bytes) })),
    capsuleKey: opened.capsuleKey ? toText(opened.capsuleKey) : null,
    files: photos.map((one) => ({ id: one.id, sealed: toText(locked.sealed) })),
    audit: auditLink(),
  }
}

function madeOf(photos: FileKey[]): LetterExport {
  const sealed = sealExport(sodium, content(photos), { box: beat.name, sigSk: beat.keys.sigSk })
  return LetterExport.parse(JSON.parse(JSON.stringify(sealed)))
}
const made = madeOf([photoKey])

const copyOf = (file: LetterExport): LetterExport => JSON.parse(JSON.stringify(file))

const broken = (one: LetterExport) =>
  proveExport(sodium, one, roots)
    .findings.filter(({ holds }) => !holds)
    .map(({ what, which }) => (which ? `${what} ${which}` : what))

test('an untouched file proves itself, and gives its photo back', () => {
  const { findings, photos } = proveExport(sodium, made, roots)
  expect(findings.filter(({ holds }) => !holds)).toEqual([])
  expect(findings.length).toBeGreaterThan(10)
  expect(photos.get('0b9f2a77-6a0d-4c5e-8f3b-9d2c1e7a5b40')?.bytes).toEqual(photo)
})

test('another root proves nothing', () => {
  const other = toText(sigKeys(sodium, sodium.randombytes_buf(32)).sigPk)
  expect(proveExport(sodium, made, [other]).findings).toContainEqual({
    what: 'directory',
    which: '',
    holds: false,
  })
})

// What is changed, and what must be named for it.
const mutations: [name: string, change: (file: LetterExport) => void, named: string[]][] = [
  ['a word of the resident', (file) => edit(file.messages[0], 'text'), ['part messages', 'words 1', 'text']],
  ['a word of the officer', (file) => edit(file.messages[1], 'text'), ['part messages', 'words 2']],
  ['a name', (file) => edit(file.identity, 'surname'), ['part identity', 'identity']],
  ['the day it was due', (file) => void (file.facts.dueOn = '2026-12-22'), ['part facts']],
  ['the number', (file) => edit(file.facts, 'regNo'), ['part facts']],
  ['the hash of the text', (file) => flip(file.facts, 'textSha256'), ['part facts', 'text']],
  ['the addressee', (file) => void (file.record.header.addressee = moderation.name), ['part record', 'seal']],
  [
    'the track',
    (file) => void (file.record.header.track = 'tip'),
    ['seal', 'message 1', 'message 2', 'events'],
  ],
  ['a ciphertext', (file) => flip(file.record.messages[0], 'ct'), ['message 1', 'words 1']],
  ['a signature', (file) => flip(file.record.messages[1], 'sig'), ['message 2']],
  ['who wrote', (file) => Object.assign(file.record.messages[1] ?? {}, { box: 'resident' }), ['message 2']],
  [
    'the order',
    (file) => void (file.record.messages = file.record.messages.toReversed()),
    ['message 1', 'message 2'],
  ],
  ['a message dropped', (file) => void file.record.messages.shift(), ['message 2', 'words']],
  ['the last message dropped', (file) => void file.record.messages.pop(), ['part record', 'words']],
  ['when it was written', (file) => edit(file.record.messages[0], 'at'), ['part record']],
  ['the signer of an epoch', (file) => flip(file.record.epochs[0], 'sig'), ['epochs']],
  ['the key of an epoch', (file) => flip(file.keys[1], 'key'), ['key 1']],
  ['the key of the identity', (file) => flip(file, 'capsuleKey'), ['identity']],
  ['a photo', (file) => flip(file.files[0], 'sealed'), ['file 0b9f2a77-6a0d-4c5e-8f3b-9d2c1e7a5b40']],
  ['a photo taken out', (file) => void file.files.pop(), ['file 0b9f2a77-6a0d-4c5e-8f3b-9d2c1e7a5b40']],
  ['a step', (file) => edit(file.events[1], 'step'), ['events']],
  ['a step taken out', (file) => void file.events.shift(), ['events']],
  ['the signature of a step', (file) => flip(file.events[1], 'sig'), ['events']],
  ['the hash of a step', (file) => flip(file.events[0], 'hash'), ['events']],
  ['the row of the audit', (file) => edit(file.audit?.row, 'at'), ['audit']],
  ['the link before it', (file) => void (file.audit && (file.audit.before = 'cd'.repeat(32))), ['audit']],
  ['a key of the directory', (file) => flip(file.directory.body.mailboxes[1], 'sigPk'), ['directory']],
  ['the root signature', (file) => flip(file.directory, 'sig'), ['directory']],
  ['when the file was made', (file) => void (file.exportedAt = '2027-02-01T00:00:00Z'), ['directory']],
  ['the seal', (file) => flip(file.seal, 'sig'), ['seal']],
  ['a hash in the seal', (file) => flip(file.seal.parts, 'facts'), ['seal', 'part facts']],
  ['who sealed', (file) => void (file.seal.box = moderation.name), ['seal']],
]

test.each(mutations)('%s, changed, is named', (_name, change, named) => {
  const file = copyOf(made)
  change(file)
  expect(broken(file)).toEqual(expect.arrayContaining(named))
})

test('whatever single value is changed, something is named', () => {
  // A photo is a quarter of a megabyte: the table above has it.
  const whole = madeOf([])
  const silent: string[] = []
  for (const path of leaves(whole)) {
    const touched = copyOf(whole)
    alter(touched, path)
    if (broken(touched).length === 0) silent.push(path.join('.'))
  }
  expect(silent).toEqual([])
})

/** Another last letter, of the same length. */
function edit(holder: object | null | undefined, name: string): void {
  alter(holder ?? {}, [name])
}

/** Another base64url letter in the middle: still well formed. */
function flip(holder: object | undefined, name: string): void {
  const text = String(Object.entries(holder ?? {}).find(([one]) => one === name)?.[1])
  const at = Math.floor(text.length / 2)
  Object.assign(holder ?? {}, {
    [name]: text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1),
  })
}

function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return value === null ? [] : [path]
  return Object.entries(value).flatMap(([name, one]) => leaves(one, [...path, name]))
}

function alter(holder: object, path: string[]): void {
  const [name = '', ...rest] = path
  const value: unknown = Object.entries(holder).find(([one]) => one === name)?.[1]
  if (rest.length && typeof value === 'object' && value) return alter(value, rest)
  if (typeof value === 'string') {
    if (value.length > 1) return flip(holder, name)
    Object.assign(holder, { [name]: `${value}x` })
  } else if (typeof value === 'number') Object.assign(holder, { [name]: value + 1 })
  else Object.assign(holder, { [name]: value !== true })
}
