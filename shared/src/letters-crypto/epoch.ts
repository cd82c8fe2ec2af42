import { toBytes, toText } from './bytes.ts'
import { type DirectoryBody, type DirectoryEntry, entryOf } from './directory.ts'
import { type LetterHeader, type Wrap, wrapFor } from './letter.ts'
import { line } from './line.ts'
import { boxName, isSameMailbox, readBox } from './mailbox.ts'
import { commitTo, isSigned, newKey, sign, Tampered, wrap } from './primitives.ts'
import type { Sodium } from './sodium.ts'

/** From one epoch to the next the content key is new: who does not hold it reads nothing more. */
export interface SealedEpoch {
  /** From 1; epoch 0 is the letter itself. */
  epoch: number
  commit: string
  role: 'resident' | 'officer'
  /** The mailbox version it is sealed to, beside the resident. */
  box: string
  sig: string
}

interface NewEpoch {
  print: Uint8Array
  epoch: number
  role: 'resident' | 'officer'
  /** Of the resident, or of the mailbox that the epoch before names. */
  sigSk: Uint8Array
  to: DirectoryEntry
  resBoxPk: Uint8Array
}

const epochLine = (print: Uint8Array, { epoch, commit, role, box }: Omit<SealedEpoch, 'sig'>) =>
  line('epoch-v1', print, epoch, toBytes(commit), role, box)

export function makeEpoch(
  sodium: Sodium,
  { print, epoch, role, sigSk, to, resBoxPk }: NewEpoch,
): { key: Uint8Array; sealed: SealedEpoch; wraps: Wrap[] } {
  const key = newKey(sodium)
  const open = { epoch, commit: toText(commitTo(sodium, key)), role, box: boxName(to) }
  const sig = toText(sign(sodium, sigSk, epochLine(print, open)))
  const mine = { box: 'resident', sealed: toText(wrap(sodium, key, resBoxPk)) }
  return { key, sealed: { ...open, sig }, wraps: [mine, wrapFor(sodium, key, to)] }
}

interface Held {
  print: Uint8Array
  header: LetterHeader
  directory: DirectoryBody
}

/**
 * Who may open the next epoch: the resident, or the mailbox that the one before names (first the addressee), in that
 * version or a newer one. Never a moderator. Asked by the server and by every reader.
 */
export function isEpochBy(
  sodium: Sodium,
  { print, header, directory }: Held,
  epoch: SealedEpoch,
  before: string,
): boolean {
  const to = entryOf(directory, epoch.box)
  if (!to || (to.kind !== 'beat' && to.kind !== 'oversight')) return false
  if (header.route === 'oversight' && to.kind === 'beat') return false
  const signers =
    epoch.role === 'resident'
      ? [header.resSigPk]
      : directory.mailboxes
          .filter((entry) => isSameMailbox(entry, readBox(before)) && entry.ver >= readBox(before).ver)
          .map(({ sigPk }) => sigPk)
  const text = epochLine(print, epoch)
  return signers.some((sigPk) => isSigned(sodium, { sig: toBytes(epoch.sig), sigPk: toBytes(sigPk) }, text))
}

/** @throws Tampered for a gap, a doubled one, another signer */
export function checkEpochs(sodium: Sodium, held: Held, epochs: readonly SealedEpoch[]): void {
  let before = held.header.addressee
  for (const [at, epoch] of epochs.entries()) {
    if (epoch.epoch !== at + 1 || !isEpochBy(sodium, held, epoch, before)) throw new Tampered('epoch')
    before = epoch.box
  }
}
