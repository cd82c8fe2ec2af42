// @vitest-environment node
// NOTE: libsodium refuses arrays of another realm, as those of jsdom are.
import type { StaffLetter } from '@bezpechne/shared/letters'
import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import { newCode } from '@bezpechne/shared/letters-crypto/code'
import { isCommandBy } from '@bezpechne/shared/letters-crypto/command'
import type { DirectoryBody, DirectoryEntry } from '@bezpechne/shared/letters-crypto/directory'
import { beginLetter } from '@bezpechne/shared/letters-crypto/letter'
import { boxName, mailboxKeys, type MailboxKind } from '@bezpechne/shared/letters-crypto/mailbox'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { noIdentity } from '@bezpechne/shared/letters-crypto/texts'
import { expect, test } from 'vitest'

import { openStaffLetter, type Opener } from '../opener.ts'
import { acceptance, officerStep, redirection, renewal } from './acts.ts'

const sodium = await loadSodium()

function mailbox(kind: MailboxKind, scope: string, ver = 1, state: DirectoryEntry['state'] = 'active') {
  const keys = mailboxKeys(sodium, sodium.randombytes_buf(32))
  const entry = { kind, scope, ver, boxPk: toText(keys.boxPk), sigPk: toText(keys.sigPk), state }
  return { keys, entry, name: boxName(entry) }
}
type Box = ReturnType<typeof mailbox>
const moderation = mailbox('moderation', 'city')
const first = mailbox('beat', 'HOL-01')
const second = mailbox('beat', 'HOL-01', 2)
const other = mailbox('beat', 'HOL-02')

function directoryOf(serial: number, ...boxes: Box[]): DirectoryBody {
  const [issued, notAfter] = ['2026-11-20T08:00:00.000Z', '2026-12-20T08:00:00.000Z']
  return { city: 'kyiv', serial, issued, notAfter, mailboxes: boxes.map(({ entry }) => entry) }
}
const before = directoryOf(1, moderation, first, other)
const after = directoryOf(
  2,
  moderation,
  { ...first, entry: { ...first.entry, state: 'retired' } },
  second,
  other,
)

function opener(directory: DirectoryBody, ...held: Box[]): Opener {
  const boxes = new Map(held.map(({ name, keys }) => [name, keys]))
  return { sodium, city: 'kyiv', directory, signed: { body: directory, sig: '' }, boxes }
}

const at = '2026-11-21T08:00:00.000Z'
const fresh: Omit<StaffLetter, 'record'> = {
  state: 'forwarded',
  version: 3,
  receivedAt: at,
  failoverAt: at,
  forwardedAt: at,
  beat: 'HOL-01',
  regNo: null,
  extNo: null,
  registeredAt: null,
  dueOn: null,
  extended: false,
  crimeNo: null,
  agreed: false,
  events: [],
}

let letters = 0
/** Forwarded, as the server would give it to whoever holds these boxes. */
function written(...readers: Box[]): StaffLetter {
  const id = `7f9c24e8-3b12-4f5e-9c1a-${String(++letters).padStart(12, '0')}`
  const begun = { city: 'kyiv', id, track: 'appeal', beat: 'HOL-01', directory: before } as const
  const letter = beginLetter(sodium, { ...begun, code: newCode(sodium) }).finish({
    text: 'Сусід погрожує.',
    files: [],
    identity: { ...noIdentity, surname: 'Коваль' },
  })
  const mine = ({ box }: { box: string }) => readers.some(({ name }) => name === box)
  return {
    ...fresh,
    record: {
      header: letter.header,
      epochs: [],
      wraps: letter.wraps.filter(mine).map((wrap) => ({ ...wrap, epoch: 0 })),
      messages: [{ ...letter.message, at }],
      capsule: letter.capsule,
      capsuleWraps: letter.capsuleWraps.filter(mine),
    },
  }
}

/** With what was sent, as the server would keep it. */
function grown(letter: StaffLetter, sent: ReturnType<typeof renewal>, ...readers: Box[]): StaffLetter {
  const { epoch } = sent.epoch
  const mine = sent.wraps.filter(({ box }) => readers.some(({ name }) => name === box))
  const { record } = letter
  const wraps = [...record.wraps, ...mine.map((wrap) => ({ ...wrap, epoch }))]
  return {
    ...letter,
    version: letter.version + 1,
    record: { ...record, epochs: [...record.epochs, sent.epoch], wraps },
  }
}

test('accepting opens an epoch that the officer reads and replies in; a second officer sees the same', () => {
  const officer = opener(before, first)
  const letter = written(first)
  const held = openStaffLetter(officer, letter)
  const accepted = acceptance(officer, held)
  const command = { print: held.opened.print, action: 'accept', version: 3 }
  expect(isCommandBy(sodium, first.keys.sigPk, command, accepted.sig)).toBe(true)
  const now = grown(letter, accepted, first)
  const sent = officerStep(officer, openStaffLetter(officer, now), {
    action: 'reply',
    text: 'Завтра прийду.',
  })
  expect(sent).toMatchObject({ version: 4, box: first.name, message: { seq: 2, epoch: 1, kind: 'reply' } })
  if (!sent.message) throw new Error('no message')
  const messages = [...now.record.messages, { ...sent.message, at: now.receivedAt }]
  const deputy = openStaffLetter(officer, { ...now, record: { ...now.record, messages } })
  expect(deputy.opened.messages.map(({ body }) => body)).toMatchObject([{}, { text: 'Завтра прийду.' }])
  expect(deputy.opened.identity).toMatchObject({ surname: 'Коваль' })
})

test('after a replacement the old key opens nothing that comes, the new one everything that was', () => {
  const old = opener(before, first)
  const letter = written(first)
  const registered = grown(letter, acceptance(old, openStaffLetter(old, letter)), first)
  const successor = opener(after, first, second)
  const renewed = grown(registered, renewal(successor, openStaffLetter(successor, registered)), first, second)
  expect(renewed.record.epochs.at(-1)).toMatchObject({ epoch: 2, box: second.name })
  const held = openStaffLetter(successor, renewed)
  const { message } = officerStep(successor, held, { action: 'reply', text: 'Веду тепер я.' })
  if (!message) throw new Error('no message')
  const messages = [...renewed.record.messages, { ...message, at: renewed.receivedAt }]
  const whole = { ...renewed, record: { ...renewed.record, messages } }
  const seen = openStaffLetter(opener(after, first), whole).opened
  expect([...seen.keys.keys()]).toEqual([0, 1])
  expect(seen.messages.at(-1)?.body).toBeUndefined()
  expect(openStaffLetter(successor, whole).opened.messages.at(-1)?.body).toMatchObject({
    text: 'Веду тепер я.',
  })
})

test('another beat reads all that was written and the name; who passed it on holds no new key', () => {
  const officer = opener(before, first)
  const letter = written(first)
  const sent = redirection(officer, openStaffLetter(officer, letter), other.entry)
  const { record } = grown(letter, sent, other)
  const wraps = [...record.wraps, ...sent.older.map((one) => ({ ...one }))]
  const capsuleWraps = sent.capsule ? [sent.capsule] : []
  const passed = { ...letter, record: { ...record, wraps, capsuleWraps } }
  const theirs = openStaffLetter(opener(before, other), passed).opened
  expect(theirs.messages[0]?.body).toMatchObject({ text: 'Сусід погрожує.' })
  expect(theirs.identity).toMatchObject({ surname: 'Коваль' })
  expect(sent.wraps.map(({ box }) => box)).toEqual(['resident', other.name])
})
