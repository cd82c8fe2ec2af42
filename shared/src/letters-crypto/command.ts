import { toBytes, toText } from './bytes.ts'
import { type DirectoryBody, entryOf } from './directory.ts'
import type { SealedEpoch } from './epoch.ts'
import type { LetterHeader } from './letter.ts'
import { line, whole } from './line.ts'
import { isSameMailbox, readBox } from './mailbox.ts'
import { hash, holds, isSigned, orTampered, sign, Tampered } from './primitives.ts'
import type { Sodium } from './sodium.ts'

/** A step that somebody wants of the letter as they saw it: an older version of it is not meant. */
export interface Command {
  print: Uint8Array
  action: string
  version: number
}

const commandLine = ({ print, action, version }: Command) => line('cmd-v1', print, action, whole(version))

/** @param sigSk of the resident, or of the mailbox in whose name a member of staff acts */
export function signCommand(sodium: Sodium, sigSk: Uint8Array, command: Command): string {
  return toText(sign(sodium, sigSk, commandLine(command)))
}

export function isCommandBy(sodium: Sodium, sigPk: Uint8Array, command: Command, sig: string): boolean {
  return holds(() => isSigned(sodium, { sig: toBytes(sig), sigPk }, commandLine(command)))
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
  const fields = [whole(n), step, role, box ?? '-', whole(version), hash(sodium, JSON.stringify(told)), at]
  return hash(sodium, line('event-v1', print, ...fields, prev ? toBytes(prev) : '-'))
}

type Role = LetterEvent['role']

/** Whose signature a step needs. Of others, as of a lapsed hour, the server says when, and nobody vouches for it. */
const signedBy = new Map<string, Role[]>([
  ['answer', ['moderator']],
  ['forward', ['moderator']],
  ['spam', ['moderator']],
  ['escalate', ['resident']],
  ['withdraw', ['resident']],
  ['reopen', ['resident']],
  ['accept', ['officer']],
  ['redirect', ['officer']],
  ['return', ['officer']],
  ['clarify', ['officer']],
  ['extend', ['officer', 'head']],
  ['record', ['officer']],
  ['reply', ['officer']],
])

interface Life {
  print: Uint8Array
  header: LetterHeader
  directory: DirectoryBody
  epochs: readonly SealedEpoch[]
}

/** @throws Tampered where an event is missing, changed, moved or not signed by whom it names */
export function checkEvents(sodium: Sodium, life: Life, events: readonly LetterEvent[]): void {
  orTampered('events', () => {
    // The first is that it came.
    if (events.length === 0) throw new Tampered('events')
    let prev: string | null = null
    let signed = -1
    for (const [at, event] of events.entries()) {
      const isNext = event.n === at + 1 && toText(eventHash(sodium, life.print, event, prev)) === event.hash
      if (!isNext || !isVouchedFor(sodium, life, event)) throw new Tampered('events')
      prev = event.hash
      if (event.sig === null) continue
      // NOTE: a signature is of one version: told twice it would be two steps.
      if (event.version <= signed) throw new Tampered('events')
      signed = event.version
    }
  })
}

function isVouchedFor(sodium: Sodium, life: Life, event: LetterEvent): boolean {
  const { step, role, box, sig, version } = event
  const needed = signedBy.get(step)
  if (box === null) return needed === undefined && sig === null
  if (sig === null || (needed && !needed.includes(role)) || !isTheirs(life, role, box)) return false
  const sigPk = box === 'resident' ? life.header.resSigPk : entryOf(life.directory, box)?.sigPk
  const command = { print: life.print, action: step, version }
  return sigPk !== undefined && isCommandBy(sodium, toBytes(sigPk), command, sig)
}

/** An officer's mailbox is one that the letter was for: nobody of another beat has a say in it. */
function isTheirs({ header, epochs }: Life, role: Role, name: string): boolean {
  if (role === 'resident' || name === 'resident') return role === name
  const box = readBox(name)
  if (role === 'moderator') return box.kind === 'moderation'
  const held = [header.addressee, ...epochs.map((one) => one.box)].map(readBox)
  return (role === 'head' && box.kind === 'oversight') || held.some((one) => isSameMailbox(one, box))
}
