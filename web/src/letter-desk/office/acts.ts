import type { OfficerStep } from '@bezpechne/shared/letters'
import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import { signCommand } from '@bezpechne/shared/letters-crypto/command'
import type { DirectoryEntry } from '@bezpechne/shared/letters-crypto/directory'
import { makeEpoch, type SealedEpoch } from '@bezpechne/shared/letters-crypto/epoch'
import { textHash } from '@bezpechne/shared/letters-crypto/export'
import { type Wrap, wrapFor } from '@bezpechne/shared/letters-crypto/letter'
import { boxName } from '@bezpechne/shared/letters-crypto/mailbox'
import { sealMessage, type SealedMessage } from '@bezpechne/shared/letters-crypto/message'

import { activeOf, boxOf, type Held, heldOr, type Opener, type Signer, signerFor } from '../opener.ts'

// What an officer does to a letter, sealed and signed; each is made anew from the letter as it is read last.

type StepAction = OfficerStep['action']

/** Signed over the letter as it was read: another version of it is not meant. */
function command({ sodium }: Opener, { letter, opened }: Held, { box, sigSk }: Signer, action: string) {
  const sig = signCommand(sodium, sigSk, { print: opened.print, action, version: letter.version })
  return { version: letter.version, box, sig }
}

interface Opened {
  epoch: SealedEpoch
  wraps: Wrap[]
}

/** A new content key, for the resident and for one mailbox; whoever holds only older ones reads nothing more. */
function nextEpoch({ sodium }: Opener, { letter, opened }: Held, by: Signer, to: DirectoryEntry): Opened {
  const { header, epochs } = letter.record
  const { sealed, wraps } = makeEpoch(sodium, {
    print: opened.print,
    epoch: epochs.length + 1,
    role: 'officer',
    sigSk: by.sigSk,
    to,
    resBoxPk: toBytes(header.resBoxPk),
  })
  return { epoch: sealed, wraps }
}

/** Takes the letter over and its number with it. @throws NotHeld */
export function acceptance(opener: Opener, held: Held) {
  const by = heldOr(signerFor(opener, boxOf(held.letter)))
  const to = heldOr(activeOf(opener, boxOf(held.letter)))
  const [first] = held.opened.messages
  const text = first?.body && 'text' in first.body ? first.body.text : ''
  return {
    ...command(opener, held, by, 'accept'),
    ...nextEpoch(opener, held, by, to),
    textSha256: textHash(opener.sodium, text),
  }
}

/** After the mailbox got a new version: what is written from now on is for its members alone. @throws NotHeld */
export function renewal(opener: Opener, held: Held) {
  const by = heldOr(signerFor(opener, boxOf(held.letter)))
  const to = heldOr(activeOf(opener, boxOf(held.letter)))
  return { version: held.letter.version, ...nextEpoch(opener, held, by, to) }
}

export interface Words {
  action: StepAction
  /** Empty: a step without a message. */
  text: string
  crimeNo?: string
  recordedAt?: string
}

/** @throws NotHeld */
export function officerStep(opener: Opener, held: Held, words: Words): OfficerStep {
  const by = heldOr(signerFor(opener, boxOf(held.letter)))
  return {
    ...command(opener, held, by, words.action),
    action: words.action,
    message: words.text ? sealedWords(opener, held, words) : null,
    files: [],
    crimeNo: words.crimeNo ?? null,
    recordedAt: words.recordedAt ?? null,
  }
}

/** In the latest epoch, signed by the mailbox version that it names. */
function sealedWords(opener: Opener, { letter, opened }: Held, { action, text }: Words): SealedMessage {
  const { epochs, messages } = letter.record
  const epoch = epochs.length
  const box = boxOf(letter)
  const last = messages.at(-1)
  return sealMessage(
    opener.sodium,
    { key: heldOr(opened.keys.get(epoch)), sigSk: heldOr(opener.boxes.get(box)).sigSk },
    {
      print: opened.print,
      epoch,
      seq: messages.length + 1,
      role: 'officer',
      kind: action === 'reply' ? 'reply' : 'text',
      box,
      prev: last ? toBytes(last.sig) : null,
    },
    { text, files: [] },
  )
}

/** Another mailbox goes on with it and reads all that was written; nobody here reads what comes. @throws NotHeld */
export function redirection(opener: Opener, held: Held, to: DirectoryEntry) {
  const { sodium } = opener
  const by = heldOr(signerFor(opener, boxOf(held.letter)))
  const { keys, capsuleKey } = held.opened
  return {
    ...command(opener, held, by, 'redirect'),
    ...nextEpoch(opener, held, by, to),
    to: boxName(to),
    older: [...keys].map(([epoch, key]) => ({ epoch, ...wrapFor(sodium, key, to) })),
    capsule: capsuleKey ? wrapFor(sodium, capsuleKey, to) : null,
  }
}
