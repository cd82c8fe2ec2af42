import { toBytes, toText } from './bytes.ts'
import { type DirectoryBody, type DirectoryEntry, entryOf } from './directory.ts'
import { isAddressed, type LetterHeader, type Wrap, wrapFor } from './letter.ts'
import { line, whole } from './line.ts'
import { type Box, boxName, isSameMailbox, readBox } from './mailbox.ts'
import { commitTo, holds, isSigned, newKey, sign, Tampered, wrap } from './primitives.ts'
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
  line('epoch-v1', print, whole(epoch), toBytes(commit), role, box)

/** @throws RangeError for a mailbox that is retired */
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
export function isEpochBy(sodium: Sodium, held: Held, epoch: SealedEpoch, before: string): boolean {
  return holds(() => {
    const to = entryOf(held.directory, epoch.box)
    if (!to || (to.kind !== 'beat' && to.kind !== 'oversight')) return false
    if (held.header.route === 'oversight' && to.kind === 'beat') return false
    const text = epochLine(held.print, epoch)
    const sig = toBytes(epoch.sig)
    return signersOf(held, epoch, readBox(before)).some((sigPk) => isSigned(sodium, { sig, sigPk }, text))
  })
}

function signersOf({ header, directory }: Held, { role }: SealedEpoch, before: Box): Uint8Array[] {
  if (role === 'resident') return [toBytes(header.resSigPk)]
  if (role !== 'officer') return []
  return directory.mailboxes
    .filter((entry) => isSameMailbox(entry, before) && entry.ver >= before.ver)
    .map(({ sigPk }) => toBytes(sigPk))
}

/** @throws Tampered for a gap, a doubled one, another signer, a letter to nobody whom the directory knows */
export function checkEpochs(sodium: Sodium, held: Held, epochs: readonly SealedEpoch[]): void {
  if (!holds(() => isAddressed(held.header, held.directory))) throw new Tampered('addressee')
  let before = held.header.addressee
  for (const [at, epoch] of epochs.entries()) {
    if (epoch.epoch !== at + 1 || !isEpochBy(sodium, held, epoch, before)) throw new Tampered('epoch')
    before = epoch.box
  }
}
