import { toBytes, toText } from './bytes.ts'
import { type DirectoryBody, entryOf } from './directory.ts'
import type { LetterHeader } from './letter.ts'
import { line } from './line.ts'
import { hash, isSigned, sign, Tampered } from './primitives.ts'
import type { Sodium } from './sodium.ts'

/** A step that somebody wants of the letter as they saw it: an older version of it is not meant. */
export interface Command {
  print: Uint8Array
  action: string
  version: number
}

const commandLine = ({ print, action, version }: Command) => line('cmd-v1', print, action, version)

/** @param sigSk of the resident, or of the mailbox in whose name a member of staff acts */
export function signCommand(sodium: Sodium, sigSk: Uint8Array, command: Command): string {
  return toText(sign(sodium, sigSk, commandLine(command)))
}

export function isCommandBy(sodium: Sodium, sigPk: Uint8Array, command: Command, sig: string): boolean {
  return isSigned(sodium, { sig: toBytes(sig), sigPk }, commandLine(command))
}

/** One step of a letter's life. Facts are numbers, dates, mailboxes; never words of anybody. */
export interface LetterEvent {
  n: number
  step: string
  role: 'resident' | 'moderator' | 'officer' | 'head' | 'system'
  /** In whose name it was signed: 'resident', a mailbox version; null for what nobody signs, as a lapsed hour. */
  box: string | null
  /** Of the letter, before the step. */
  version: number
  facts: Record<string, string | number>
  at: string
  hash: string
  sig: string | null
}

/** What the next event's hash covers, and this one's is. */
export function eventHash(
  sodium: Sodium,
  print: Uint8Array,
  { n, step, role, box, version, facts, at }: Omit<LetterEvent, 'hash' | 'sig'>,
  prev: string | null,
): Uint8Array {
  const told = Object.entries(facts).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const fields = [n, step, role, box ?? '-', version, hash(sodium, JSON.stringify(told)), at]
  return hash(sodium, line('event-v1', print, ...fields, prev ? toBytes(prev) : '-'))
}

/** @throws Tampered where an event is missing, changed, moved or not signed by whom it names */
export function checkEvents(
  sodium: Sodium,
  { print, header, directory }: { print: Uint8Array; header: LetterHeader; directory: DirectoryBody },
  events: readonly LetterEvent[],
): void {
  let prev: string | null = null
  for (const [at, event] of events.entries()) {
    if (event.n !== at + 1 || toText(eventHash(sodium, print, event, prev)) !== event.hash)
      throw new Tampered('events')
    prev = event.hash
    if (event.box === null) continue
    const sigPk = event.box === 'resident' ? header.resSigPk : entryOf(directory, event.box)?.sigPk
    const command = { print, action: event.step, version: event.version }
    if (!sigPk || !event.sig || !isCommandBy(sodium, toBytes(sigPk), command, event.sig))
      throw new Tampered('events')
  }
}
