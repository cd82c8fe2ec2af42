import { toBytes, toText } from '@bezpechne/shared/letters-crypto/bytes'
import {
  type Command,
  eventHash,
  isCommandBy,
  type LetterEvent,
} from '@bezpechne/shared/letters-crypto/command'
import { type DirectoryBody, entryOf } from '@bezpechne/shared/letters-crypto/directory'
import { isEpochBy, type SealedEpoch } from '@bezpechne/shared/letters-crypto/epoch'
import { type LetterHeader, letterPrint } from '@bezpechne/shared/letters-crypto/letter'
import { isMessageSigned, type SealedMessage } from '@bezpechne/shared/letters-crypto/message'
import { signerOf } from '@bezpechne/shared/letters-crypto/reading'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'

// All that the server does with the letters' cryptography: it asks who signed, and counts a hash. It opens nothing.
const sodium = await loadSodium()

const printOf = (header: LetterHeader): Uint8Array => letterPrint(sodium, header)

/** What a signature of a letter is checked against. */
export interface Proof {
  header: LetterHeader
  directory: DirectoryBody
}

/** @param box 'resident', or a mailbox version: retired ones too, as long as their members act */
export function isCommand(
  { header, directory }: Proof,
  box: string,
  command: Omit<Command, 'print'>,
  sig: string,
): boolean {
  const sigPk = box === 'resident' ? header.resSigPk : entryOf(directory, box)?.sigPk
  return (
    sigPk !== undefined && isCommandBy(sodium, toBytes(sigPk), { print: printOf(header), ...command }, sig)
  )
}

/** Signed by whom it names, and who may write there; prev is the signature of the message before it. */
export function isMessage(
  { header, directory }: Proof,
  epochs: SealedEpoch[],
  message: SealedMessage,
  prev: Uint8Array | null,
): boolean {
  const sigPk = signerOf({ header, epochs }, directory, message)
  const { seq, epoch, role, kind, box } = message
  const place = { print: printOf(header), seq, epoch, role, kind, box, prev }
  return sigPk !== undefined && isMessageSigned(sodium, place, message, sigPk)
}

/** @param before the mailbox that the epoch before names; of the first epoch the addressee */
export function isEpoch({ header, directory }: Proof, epoch: SealedEpoch, before: string): boolean {
  return isEpochBy(sodium, { print: printOf(header), header, directory }, epoch, before)
}

export function nextHash(
  header: LetterHeader,
  event: Omit<LetterEvent, 'hash' | 'sig'>,
  prev: Uint8Array | null,
): Uint8Array {
  return eventHash(sodium, printOf(header), event, prev && toText(prev))
}
