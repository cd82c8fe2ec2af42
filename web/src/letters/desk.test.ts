// @vitest-environment node
import type { MyLetter } from '@bezpechne/shared/letters'
import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import { eventHash } from '@bezpechne/shared/letters-crypto/command'
import { type DirectoryBody, signDirectory } from '@bezpechne/shared/letters-crypto/directory'
import { letterPrint, type SealedLetter } from '@bezpechne/shared/letters-crypto/letter'
import { mailboxKeys, type MailboxKind } from '@bezpechne/shared/letters-crypto/mailbox'
import { sigKeys } from '@bezpechne/shared/letters-crypto/primitives'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { noIdentity } from '@bezpechne/shared/letters-crypto/texts'
import { expect, test, vi } from 'vitest'

import { LetterDesk } from './desk.ts'

const sodium = await loadSodium()
const root = sigKeys(sodium, sodium.randombytes_buf(32))
vi.mock(import('../lib/letter-pins.ts'), () => ({
  pins: { roots: [] as string[], minSerial: 2 },
  isTrial: false,
}))
const { pins } = await import('../lib/letter-pins.ts')
Object.assign(pins, { roots: [toText(root.sigPk)] })

const day = 86_400_000
const at = (days: number) => new Date(Date.now() + days * day).toISOString()

function entry(kind: MailboxKind, scope: string) {
  const keys = mailboxKeys(sodium, sodium.randombytes_buf(32))
  return {
    kind,
    scope,
    ver: 1,
    boxPk: toText(keys.boxPk),
    sigPk: toText(keys.sigPk),
    state: 'active' as const,
  }
}
const [moderation, beat, oversight] = [
  entry('moderation', 'city'),
  entry('beat', 'HOL-01'),
  entry('oversight', 'city'),
]
const body: DirectoryBody = {
  city: 'kyiv',
  serial: 2,
  issued: at(-1),
  notAfter: at(30),
  mailboxes: [moderation, beat, oversight],
}
const sign = (of: DirectoryBody) => ({ body: of, sig: toText(signDirectory(sodium, of, root.sigSk)) })
const document = sign(body)

test('the mailbox of the beat, else the department, else nobody', () => {
  const desk = new LetterDesk(sodium)
  const to = (of: DirectoryBody, name: string | null) =>
    desk.address({ city: 'kyiv', beat: name, document: sign(of) })
  expect(to(body, 'HOL-01')).toEqual({ route: 'beat', screened: true })
  expect(to(body, 'HOL-02')).toEqual({ route: 'oversight', screened: true })
  expect(to(body, null)).toEqual({ route: 'oversight', screened: true })
  expect(to({ ...body, mailboxes: [beat] }, 'HOL-02')).toEqual({ route: null, screened: false })
})

test.each([
  [
    'another key in it',
    { ...document, body: { ...body, mailboxes: [moderation, entry('beat', 'HOL-01')] } },
    'signature',
  ],
  ['of another city', sign({ ...body, city: 'ternopil' }), 'city'],
  ['an earlier one', sign({ ...body, serial: 1 }), 'serial'],
  ['past its day', sign({ ...body, issued: at(-31), notAfter: at(-1) }), 'expired'],
  ['for longer than any may be', sign({ ...body, notAfter: at(60) }), 'expired'],
])('%s: refused, and no letter can be begun', (_name, changed, fault) => {
  const desk = new LetterDesk(sodium)
  expect(() => desk.address({ city: 'kyiv', beat: 'HOL-01', document: changed })).toThrow(
    expect.objectContaining({ fault }),
  )
  expect(() => desk.begin({ track: 'tip', beat: 'HOL-01' })).toThrow('No directory')
})

const own = ({ box }: { box: string }) => box === 'resident'

/** As the server gives it to who holds the code. */
function mineOf(letter: SealedLetter): MyLetter {
  const { header, message, capsule } = letter
  const receivedAt = at(0)
  const facts = { addressee: header.addressee, moderation: 'moderation:city:1' }
  const came = {
    n: 1,
    step: 'submit',
    role: 'resident' as const,
    box: null,
    version: 1,
    facts,
    at: receivedAt,
  }
  const hash = toText(eventHash(sodium, letterPrint(sodium, header), came, null))
  return {
    state: 'submitted' as const,
    version: 1,
    receivedAt,
    failoverAt: at(1),
    forwardedAt: null,
    beat: 'HOL-01',
    regNo: null,
    extNo: null,
    registeredAt: null,
    dueOn: null,
    extended: false,
    crimeNo: null,
    agreed: false,
    events: [{ ...came, hash, sig: null }],
    auditSeq: 1,
    auditHash: '',
    record: {
      header,
      epochs: [],
      wraps: letter.wraps.filter(own).map((wrap) => ({ ...wrap, epoch: 0 })),
      messages: [{ ...message, at: receivedAt }],
      capsule,
      capsuleWraps: letter.capsuleWraps.filter(own),
    },
  }
}

test('what is locked for the way is opened again by the code alone', () => {
  const desk = new LetterDesk(sodium)
  desk.address({ city: 'kyiv', beat: 'HOL-01', document })
  const { code } = desk.begin({ track: 'appeal', beat: 'HOL-01' })
  const photo = new TextEncoder().encode('a photo').buffer
  const sealed = desk.sealFile({ bytes: photo, type: 'image/jpeg' })
  const identity = { ...noIdentity, surname: 'Коваль' }
  const { letter, lookup, sha256 } = desk.finish({ text: 'Сусід погрожує.', files: [sealed.id], identity })
  expect(JSON.stringify(letter)).not.toContain('Коваль')

  const reader = new LetterDesk(sodium)
  expect(reader.unlock({ code })).toEqual({ lookup })
  const mine = mineOf(letter)
  const reading = reader.read({ mine, document })
  expect(reading).toMatchObject({
    identity,
    sha256,
    messages: [{ role: 'resident', text: 'Сусід погрожує.' }],
  })
  const [file] = reading.messages[0]?.files ?? []
  if (!file) throw new Error('The photo is named in the letter')
  const opened = reader.openFile({ key: file, sealed: sealed.sealed })
  expect(new TextDecoder().decode(opened)).toBe('a photo')

  const other = { ...mine, record: { ...mine.record, header: { ...letter.header, track: 'tip' as const } } }
  expect(() => reader.read({ mine: other, document })).toThrow('Tampered')
})
