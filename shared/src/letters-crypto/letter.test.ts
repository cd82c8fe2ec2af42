import { expect, test } from 'vitest'

import { toBytes, toText } from './bytes.ts'
import { newCode } from './code.ts'
import { eventHash, checkEvents, type LetterEvent, signCommand } from './command.ts'
import { checkDirectory, type DirectoryBody, DirectoryRefused, signDirectory } from './directory.ts'
import { makeEpoch } from './epoch.ts'
import { openFile, sealFile } from './file.ts'
import { beginLetter } from './letter.ts'
import { boxName, type MailboxKeys, mailboxKeys, type MailboxKind } from './mailbox.ts'
import { sealMessage } from './message.ts'
import { sigKeys, Tampered } from './primitives.ts'
import { type LetterRecord, openLetter } from './reading.ts'
import { residentKeys } from './resident.ts'
import { loadSodium } from './sodium.ts'
import { noIdentity } from './texts.ts'

const sodium = await loadSodium()
const root = sigKeys(sodium, sodium.randombytes_buf(32))

function mailbox(kind: MailboxKind, scope: string, ver = 1) {
  const keys = mailboxKeys(sodium, sodium.randombytes_buf(32))
  const entry = {
    kind,
    scope,
    ver,
    boxPk: toText(keys.boxPk),
    sigPk: toText(keys.sigPk),
    state: 'active' as const,
  }
  return { keys, entry, name: boxName(entry) }
}
const moderation = mailbox('moderation', 'city')
const beat = mailbox('beat', 'HOL-01')
const oversight = mailbox('oversight', 'city')
const body: DirectoryBody = {
  city: 'kyiv',
  serial: 1,
  issued: '2026-11-20T08:00:00.000Z',
  notAfter: '2026-12-20T08:00:00.000Z',
  mailboxes: [moderation.entry, beat.entry, oversight.entry],
}
const signed = { body, sig: toText(signDirectory(sodium, body, root.sigSk)) }
const pins = { roots: [toText(root.sigPk)], minSerial: 1 }
const now = new Date('2026-11-21T08:00:00Z')
const directory = checkDirectory(sodium, signed, { city: 'kyiv', pins, now })

const identity = { ...noIdentity, surname: 'Коваль', name: 'Олена' }

function written(about = false) {
  const code = newCode(sodium)
  const draft = beginLetter(sodium, {
    city: 'kyiv',
    id: '7f9c24e8-3b12-4f5e-9c1a-1d2e3f405162',
    track: 'appeal',
    beat: about ? undefined : 'HOL-01',
    directory,
    code,
  })
  const letter = draft.finish({ text: 'Сусід погрожує.', files: [], identity })
  return { code, own: residentKeys(sodium, code), draft, letter }
}

/** As the server gives it to who holds these boxes. */
function recordFor(letter: ReturnType<typeof written>['letter'], boxes: string[]): LetterRecord {
  const { header, message, capsule } = letter
  return {
    header,
    epochs: [],
    wraps: letter.wraps.filter(({ box }) => boxes.includes(box)).map((wrap) => ({ ...wrap, epoch: 0 })),
    messages: [{ ...message, at: '2026-11-21T08:00:00.000Z' }],
    capsule,
    capsuleWraps: letter.capsuleWraps.filter(({ box }) => boxes.includes(box)),
  }
}

test('the resident reads by the code, the officer everything, the moderator the words without the name', () => {
  const { own, letter } = written()
  const read = (box: string, keys: MailboxKeys) =>
    openLetter(sodium, { record: recordFor(letter, [box]), directory, reader: new Map([[box, keys]]) })
  const text = { body: { text: 'Сусід погрожує.', files: [] } }
  expect(read('resident', own)).toMatchObject({ messages: [text], identity })
  expect(read(beat.name, beat.keys)).toMatchObject({ messages: [text], identity })
  const screened = read(moderation.name, moderation.keys)
  expect(screened).toMatchObject({ messages: [text] })
  expect(screened.identity).toBeUndefined()
})

test('of a letter about the officer the beat has no wrap at all', () => {
  const { letter } = written(true)
  expect(letter.header).toMatchObject({ route: 'oversight', addressee: oversight.name })
  const boxes = [...letter.wraps, ...letter.capsuleWraps].map(({ box }) => box)
  expect(boxes.filter((box) => box.startsWith('beat:'))).toEqual([])
  expect(letter.capsuleWraps.map(({ box }) => box)).not.toContain(moderation.name)
})

test('a new epoch is opened by the officer, read by both, and by no moderator', () => {
  const { own, letter, draft } = written()
  const { key, sealed, wraps } = makeEpoch(sodium, {
    print: draft.print,
    epoch: 1,
    role: 'officer',
    sigSk: beat.keys.sigSk,
    to: beat.entry,
    resBoxPk: own.boxPk,
  })
  const place = {
    print: draft.print,
    epoch: 1,
    seq: 2,
    role: 'officer',
    kind: 'reply',
    box: beat.name,
  } as const
  const reply = sealMessage(
    sodium,
    { key, sigSk: beat.keys.sigSk },
    { ...place, prev: toBytes(letter.message.sig) },
    { text: 'Завтра прийду.', files: [] },
  )
  const record = recordFor(letter, ['resident'])
  record.epochs.push(sealed)
  record.wraps.push(...wraps.filter(({ box }) => box === 'resident').map((one) => ({ ...one, epoch: 1 })))
  record.messages.push({ ...reply, at: '2026-11-22T08:00:00.000Z' })
  const opened = openLetter(sodium, { record, directory, reader: new Map([['resident', own]]) })
  expect(opened.messages.map(({ body: one }) => one)).toMatchObject([{}, { text: 'Завтра прийду.' }])

  record.epochs = [{ ...sealed, box: oversight.name }]
  expect(() => openLetter(sodium, { record, directory, reader: new Map([['resident', own]]) })).toThrow(
    Tampered,
  )
  const forged = makeEpoch(sodium, {
    print: draft.print,
    epoch: 1,
    role: 'officer',
    sigSk: moderation.keys.sigSk,
    to: beat.entry,
    resBoxPk: own.boxPk,
  })
  record.epochs = [forged.sealed]
  expect(() => openLetter(sodium, { record, directory, reader: new Map([['resident', own]]) })).toThrow(
    Tampered,
  )
})

test('nothing is sealed by a directory of another root, city, time', () => {
  const check = (given: typeof signed, at: Partial<Parameters<typeof checkDirectory>[2]> = {}) =>
    checkDirectory(sodium, given, { city: 'kyiv', pins, now, ...at })
  const other = sigKeys(sodium, sodium.randombytes_buf(32))
  expect(() => check({ body, sig: toText(signDirectory(sodium, body, other.sigSk)) })).toThrow(
    DirectoryRefused,
  )
  expect(() => check(signed, { city: 'lviv' })).toThrow('city')
  expect(() => check(signed, { now: new Date('2027-01-01') })).toThrow('expired')
  expect(() => check(signed, { pins: { ...pins, minSerial: 2 } })).toThrow('serial')
  const { boxPk } = oversight.entry
  const swapped = { ...body, mailboxes: body.mailboxes.map((one) => ({ ...one, boxPk })) }
  expect(() => check({ body: swapped, sig: signed.sig })).toThrow('signature')
})

test('a photo comes back as it was, and not after a byte was changed or under another name', () => {
  const { draft } = written()
  const plain = sodium.randombytes_buf(300_000)
  const place = { print: draft.print, fileId: 'a1' }
  const { key, chunks, sealed } = sealFile(sodium, place, plain)
  expect(chunks).toBe(2)
  expect(openFile(sodium, place, { key, chunks, sealed })).toEqual(plain)
  expect(() => openFile(sodium, { ...place, fileId: 'a2' }, { key, chunks, sealed })).toThrow(Tampered)
  sealed.fill(0, 1000, 1001)
  expect(() => openFile(sodium, place, { key, chunks, sealed })).toThrow(Tampered)
})

test('events are a chain: one taken out, moved or unsigned is noticed', () => {
  const { letter, draft, own } = written()
  const make = (n: number, step: string, prev: string | null): LetterEvent => {
    const sig = signCommand(sodium, own.sigSk, { print: draft.print, action: step, version: n })
    const event = {
      n,
      step,
      role: 'resident',
      box: 'resident',
      version: n,
      facts: { to: 'x' },
      at: '2026-11-21',
    } as const
    return { ...event, sig, hash: toText(eventHash(sodium, draft.print, event, prev)) }
  }
  const first = make(1, 'submit', null)
  const second = make(2, 'escalate', first.hash)
  const held = { print: draft.print, header: letter.header, directory, epochs: [] }
  expect(() => checkEvents(sodium, held, [first, second])).not.toThrow()
  for (const wrong of [
    [second],
    [second, first],
    [first, { ...second, step: 'withdraw' }],
    [first, { ...second, sig: null }],
  ])
    expect(() => checkEvents(sodium, held, wrong)).toThrow(Tampered)
})
