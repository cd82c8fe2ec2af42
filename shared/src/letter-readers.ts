import type { LetterEvent } from './letters-crypto/command.ts'
import type { SealedEpoch } from './letters-crypto/epoch.ts'
import { readBox } from './letters-crypto/mailbox.ts'

/** Somebody who could open what was written between two moments. */
export interface LetterReader {
  who: 'moderation' | 'beat' | 'oversight'
  /** The mailbox version; null of moderators, who hold the first text alone, without the name. */
  box: string | null
  from: string
  /** From then on nothing new opens for them; null: they still read. */
  until: string | null
  /** What ended it. */
  ended: 'forwarded' | 'handed-over' | 'redirected' | 'erased' | null
}

/** Of a letter that was checked before: checkEvents and openLetter threw nothing. */
interface Checked {
  addressee: string
  receivedAt: string
  events: readonly Pick<LetterEvent, 'step' | 'at' | 'facts'>[]
  epochs: readonly Pick<SealedEpoch, 'epoch' | 'box'>[]
  messages: readonly { epoch: number; at: string }[]
}

const forwarding = ['forward', 'escalate', 'auto-forward']

/** Who could read a letter, from when to when, in the order in which they began. */
export function readersOf(letter: Checked): LetterReader[] {
  const erased = letter.events.find(({ step }) => step === 'withdraw')?.at ?? null
  const forwarded = letter.events.find(({ step }) => forwarding.includes(step))?.at ?? null
  const sorters = isScreened(letter) ? [sorter(letter.receivedAt, { forwarded, erased })] : []
  return forwarded ? [...sorters, ...officersOf(letter, forwarded, erased)] : sorters
}

type Ends = Record<'forwarded' | 'erased', string | null>

function sorter(from: string, { forwarded, erased }: Ends): LetterReader {
  const ended = forwarded ? 'forwarded' : erased ? 'erased' : null
  return { who: 'moderation', box: null, from, until: forwarded ?? erased, ended }
}

function officersOf(letter: Checked, forwarded: string, erased: string | null): LetterReader[] {
  const past: LetterReader[] = []
  let current = officer(letter.addressee, forwarded)
  for (const { epoch, box } of letter.epochs) {
    if (box === current.box) continue
    const at = openedAt(letter, epoch)
    past.push({ ...current, until: at, ended: isSame(current.box, box) ? 'handed-over' : 'redirected' })
    current = officer(box, at)
  }
  return [...past, erased ? { ...current, until: erased, ended: 'erased' } : current]
}

const isSame = (one: string | null, other: string) => one?.replace(/:\d+$/, '') === other.replace(/:\d+$/, '')

/** The first step names every mailbox that the letter was sealed to: where nobody sorts letters no moderator's. */
function isScreened({ events }: Checked): boolean {
  return events.some(({ step, facts }) => step === 'submit' && facts['moderation'] !== undefined)
}

function officer(box: string, from: string): LetterReader {
  const who = readBox(box).kind === 'oversight' ? 'oversight' : 'beat'
  return { who, box, from, until: null, ended: null }
}

/** The step that opened it, else the first word written in it, else the last word before. */
function openedAt({ receivedAt, events, messages }: Checked, epoch: number): string {
  const step = events.find(({ facts }) => facts['epoch'] === epoch)
  const first = messages.find((message) => message.epoch === epoch)
  const before = messages.findLast((message) => message.epoch < epoch)
  return step?.at ?? first?.at ?? before?.at ?? receivedAt
}
