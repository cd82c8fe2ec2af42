import type { StaffLetter } from '@bezpechne/shared/letters'
import {
  activeBox,
  type DirectoryBody,
  type DirectoryEntry,
  type SignedDirectory,
} from '@bezpechne/shared/letters-crypto/directory'
import { isSameMailbox, type MailboxKeys, readBox } from '@bezpechne/shared/letters-crypto/mailbox'
import { type OpenedLetter, openLetter } from '@bezpechne/shared/letters-crypto/reading'
import type { Sodium } from '@bezpechne/shared/letters-crypto/sodium'

/** What an unlocked screen has: it is in memory alone, and gone when the screen locks. */
export interface Opener {
  sodium: Sodium
  city: string
  /** As it was served, for an export; checked against the pinned roots before. */
  signed: SignedDirectory
  directory: DirectoryBody
  /** Mailbox versions that one holds, by name. */
  boxes: ReadonlyMap<string, MailboxKeys>
}

/** A letter that is open on this screen. */
export interface Held {
  letter: StaffLetter
  opened: OpenedLetter
}

/** @throws Tampered where anything of it is not as its author left it */
export function openStaffLetter({ sodium, directory, boxes }: Opener, letter: StaffLetter): Held {
  return { letter, opened: openLetter(sodium, { record: letter.record, directory, reader: boxes }) }
}

export interface Signer {
  box: string
  sigSk: Uint8Array
}

/** The mailbox that a letter is with: the one its latest epoch names, else its addressee. */
export function boxOf({ record }: Pick<StaffLetter, 'record'>): string {
  return record.epochs.at(-1)?.box ?? record.header.addressee
}

/** The newest version of a mailbox that one holds; a newer one may always speak for an older. */
export function signerFor({ boxes }: Pick<Opener, 'boxes'>, box: string): Signer | undefined {
  const wanted = readBox(box)
  const [newest] = [...boxes.keys()]
    .filter((name) => isSameMailbox(readBox(name), wanted) && readBox(name).ver >= wanted.ver)
    .toSorted((one, other) => readBox(other).ver - readBox(one).ver)
  const keys = newest === undefined ? undefined : boxes.get(newest)
  return newest !== undefined && keys ? { box: newest, sigSk: keys.sigSk } : undefined
}

/** The version of the same mailbox that is sealed to today. */
export function activeOf({ directory }: Pick<Opener, 'directory'>, box: string): DirectoryEntry | undefined {
  const { kind, scope } = readBox(box)
  return activeBox(directory, { kind, scope })
}

/** This letter belongs to nobody on this screen. */
export class NotHeld extends Error {
  constructor() {
    super('No key of this mailbox is held here')
    this.name = 'NotHeld'
  }
}

/** @throws NotHeld */
export function heldOr<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new NotHeld()
  return value
}
