import { randomUUID } from 'node:crypto'

import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import { newCode } from '@bezpechne/shared/letters-crypto/code'
import { checkEvents } from '@bezpechne/shared/letters-crypto/command'
import { checkDirectory, DirectoryRefused } from '@bezpechne/shared/letters-crypto/directory'
import { checkEpochs, makeEpoch } from '@bezpechne/shared/letters-crypto/epoch'
import { beginLetter, letterPrint, wrapFor } from '@bezpechne/shared/letters-crypto/letter'
import { sealMessage } from '@bezpechne/shared/letters-crypto/message'
import { Tampered } from '@bezpechne/shared/letters-crypto/primitives'
import { type LetterRecord, openLetter, type Reader } from '@bezpechne/shared/letters-crypto/reading'
import type { ResidentKeys } from '@bezpechne/shared/letters-crypto/resident'
import { noIdentity, readBody } from '@bezpechne/shared/letters-crypto/texts'
import { expect, test } from 'vitest'

import { Conversation, readerOf } from './conversation.ts'
import { chanceOf, tamper } from './mutations.ts'
import { bodyOf, boxes, directory, document, newMailbox, now, pins, signed, sodium } from './world.ts'

const { moderation, beat, next, oversight } = boxes
const open = (record: LetterRecord, reader: Reader) => openLetter(sodium, { record, directory, reader })
const accepted = () => new Conversation(directory, {}).step('forward', moderation).epoch(beat, beat)

test('P9 nobody shows two readers two letters: another content key, or another letter, is refused', ({
  task,
}) => {
  let refused = 0
  for (const reader of ['resident', 'officer'] as const) {
    for (const epoch of [0, 1]) {
      const letter = accepted().say(beat, 'Прийду.')
      const readers = reader === 'resident' ? readerOf(letter.own) : readerOf(undefined, beat)
      const record = letter.record(readers)
      const box = reader === 'resident' ? { ...beat.entry, boxPk: letter.header.resBoxPk } : beat.entry
      const { sealed } = wrapFor(sodium, sodium.randombytes_buf(32), box)
      record.wraps = record.wraps.map((wrap) => (wrap.epoch === epoch ? { ...wrap, sealed } : wrap))
      expect(() => open(record, readers)).toThrow(Tampered)
      refused += 1
    }
  }
  const { own } = accepted()
  for (const whose of ['server', 'resident'] as const) {
    expect(() => open(writtenByServer(own, whose), readerOf(own))).toThrow(Tampered)
    refused += 1
  }
  task.meta.figure = `${refused} of ${refused} split views refused`
})

/** A letter that the server wrote itself, sealed to the public key of a resident: everything in it fits. */
function writtenByServer(own: ResidentKeys, whose: 'server' | 'resident'): LetterRecord {
  const theirs = new Conversation(directory, {})
  const [key = own.boxPk] = theirs.keys
  const resSigPk = toText(whose === 'server' ? theirs.own.sigPk : own.sigPk)
  const header = { ...theirs.header, resBoxPk: toText(own.boxPk), resSigPk }
  const place = {
    print: letterPrint(sodium, header),
    epoch: 0,
    seq: 1,
    role: 'resident',
    kind: 'text',
    box: 'resident',
    prev: null,
  } as const
  const message = sealMessage(sodium, { key, sigSk: theirs.own.sigSk }, place, { text: 'Не моє.', files: [] })
  const { sealed } = wrapFor(sodium, key, { ...beat.entry, boxPk: header.resBoxPk })
  return {
    header,
    epochs: [],
    wraps: [{ epoch: 0, box: 'resident', sealed }],
    messages: [{ ...message, at: '2026-11-21T08:00:00.000Z' }],
    capsule: null,
    capsuleWraps: [],
  }
}

test('P9 an epoch is signed by the resident or by the mailbox before it, and by nobody else', ({ task }) => {
  const strangers = [moderation, next, oversight, newMailbox('beat', 'HOL-01', 2)]
  for (const by of strangers) {
    const letter = new Conversation(directory, {}).step('forward', moderation)
    expect(() => open(letter.epoch(by, beat).record(readerOf(letter.own)), readerOf(letter.own))).toThrow(
      Tampered,
    )
  }
  // Nor may it be sealed to a moderator, or a letter be addressed to one.
  const letter = accepted()
  const print = letterPrint(sodium, { ...letter.header, addressee: moderation.name })
  const toModerator = { ...letter.header, addressee: moderation.name }
  expect(() => checkEpochs(sodium, { print, header: toModerator, directory }, [])).toThrow(Tampered)
  const sealed = new Conversation(directory, {}).epoch('resident', moderation)
  expect(() => open(sealed.record(readerOf(sealed.own)), readerOf(sealed.own))).toThrow(Tampered)
  task.meta.figure = `${strangers.length + 2} of ${strangers.length + 2} forged epochs refused`
})

test('P9 a step of the letter that nobody signed, or somebody else, is not told', ({ task }) => {
  const lives: [string, Conversation][] = [
    ['nobody', new Conversation(directory, {}).step('forward', null)],
    ['another beat', new Conversation(directory, {}).step('accept', next)],
    ['a moderator as the officer', new Conversation(directory, {}).step('accept', moderation)],
    ['the officer as the resident', new Conversation(directory, {}).step('withdraw', beat)],
  ]
  for (const [, { print, header, epochs, events }] of lives)
    expect(() => checkEvents(sodium, { print, header, directory, epochs }, events)).toThrow(Tampered)
  task.meta.figure = `${lives.length} of ${lives.length} forged steps refused`
})

test('a number that came as text is not taken for a number', () => {
  const letter = accepted().say(beat, 'Прийду.')
  const record = JSON.parse(
    JSON.stringify(letter.record(readerOf(letter.own))).replace('"epoch":0', '"epoch":"0"'),
  )
  expect(() => open(record, readerOf(letter.own))).toThrow(Tampered)
})

test('nothing is sealed to a mailbox that is retired, and no name into what a moderator reads', () => {
  const gone = { ...beat.entry, state: 'retired' as const }
  const { print, own } = accepted()
  const epoch = {
    print,
    epoch: 1,
    role: 'resident',
    sigSk: own.sigSk,
    to: gone,
    resBoxPk: own.boxPk,
  } as const
  expect(() => makeEpoch(sodium, epoch)).toThrow(RangeError)
  const place = {
    print,
    epoch: 0,
    seq: 2,
    role: 'resident',
    kind: 'identity',
    box: 'resident',
    prev: null,
  } as const
  expect(() => sealMessage(sodium, { key: own.boxPk, sigSk: own.sigSk }, place, noIdentity)).toThrow(
    RangeError,
  )
})

test.each([
  ['an address', { id: '../../staff-keys/me' }],
  ['half a piece', { chunks: 1.5 }],
  ['a billion pieces', { chunks: 1e9 }],
  ['a short key', { key: 'AAAA' }],
  ['another type', { type: 'image/svg+xml' }],
])('a photo with %s is no photo', (_, change) => {
  const key = toText(sodium.randombytes_buf(32))
  const file = { id: randomUUID(), key, chunks: 2, type: 'image/jpeg', bytes: 300_000 }
  expect(readBody({ text: '', files: [file] })).toBeDefined()
  expect(readBody({ text: '', files: [{ ...file, ...change }] })).toBeUndefined()
  expect(readBody({ text: '', files: [file, file] })).toBeUndefined()
})

test('P5 a directory with one change in it lets nothing be sealed', ({ task }) => {
  const chance = chanceOf(5)
  let [refused, sealed] = [0, 0]
  const wrongs = [
    { ...document, sig: toText(sodium.randombytes_buf(64)) },
    signed({ ...document.body, city: 'lviv' }),
    signed({ ...document.body, serial: 2 }),
    signed({ ...document.body, notAfter: '2026-11-21T07:59:59.000Z' }),
    signed({ ...document.body, notAfter: '2027-01-01T00:00:00.000Z' }),
    signed(bodyOf([beat.entry, newMailbox('beat', 'HOL-01', 2).entry])),
    signed(bodyOf([{ ...beat.entry, boxPk: 'AAAA' }])),
    signed(bodyOf([{ ...beat.entry, ver: 0 }])),
  ]
  while (refused + sealed < 2000) {
    const given = wrongs.pop() ?? changed()
    if (JSON.stringify(given) === JSON.stringify(document)) continue
    try {
      const body = checkDirectory(sodium, given, { city: 'kyiv', pins, now })
      beginLetter(sodium, {
        city: 'kyiv',
        id: randomUUID(),
        track: 'tip',
        beat: 'HOL-01',
        directory: body,
        code: newCode(sodium),
      })
      sealed += 1
    } catch (error) {
      if (!(error instanceof DirectoryRefused)) throw error
      refused += 1
    }
  }
  expect(sealed).toBe(0)
  task.meta.figure = `${refused.toLocaleString('en')} changed directories refused, ${sealed} letters sealed by them`

  function changed(): typeof document {
    const view = JSON.parse(JSON.stringify({ document }))
    tamper(view, chance)
    return view.document
  }
})
