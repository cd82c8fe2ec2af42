import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import { checkEvents, type LetterEvent } from '@bezpechne/shared/letters-crypto/command'
import {
  checkDirectory,
  DirectoryRefused,
  type SignedDirectory,
} from '@bezpechne/shared/letters-crypto/directory'
import { Tampered } from '@bezpechne/shared/letters-crypto/primitives'
import { type LetterRecord, openLetter, type Reader } from '@bezpechne/shared/letters-crypto/reading'
import { noIdentity } from '@bezpechne/shared/letters-crypto/texts'
import { expect, test } from 'vitest'

import { Conversation, readerOf } from './conversation.ts'
import { chanceOf, ways } from './mutations.ts'
import { boxes, bodyOf, directory, document, newMailbox, now, pins, signed, sodium } from './world.ts'

/** All that a reader's browser gets, and judges by. */
interface View {
  record: LetterRecord
  events: LetterEvent[]
  document: SignedDirectory
}

interface Seen {
  /** What cannot be otherwise. */
  fixed: string
  bodies: unknown[]
  identity: unknown
}

/** What the reader would see. @throws Tampered, DirectoryRefused */
function seen(view: View, reader: Reader): Seen {
  const checked = checkDirectory(sodium, view.document, { city: 'kyiv', pins, now })
  const { print, messages, identity } = openLetter(sodium, {
    record: view.record,
    directory: checked,
    reader,
  })
  const { header, epochs } = view.record
  checkEvents(sodium, { print, header, directory: checked, epochs }, view.events)
  const places = messages.map(({ seq, epoch, role, kind, box }) => [seq, epoch, role, kind, box])
  const fixed = JSON.stringify({ print: toText(print), places, header, epochs, events: view.events })
  return { fixed, bodies: messages.map(({ body }) => JSON.stringify(body)), identity }
}

/** Letters in every stage of life, each with those who may read it. */
function cast(): { view: View; reader: Reader }[] {
  const { moderation, beat, next } = boxes
  const screened = new Conversation(directory, {}).say('resident', 'Ще одне.')
  const answered = new Conversation(directory, {})
    .say(moderation, 'Ось куди звернутися.')
    .step('answer', moderation)
  const life = new Conversation(directory, {})
    .step('forward', moderation)
    .epoch(beat, beat)
    .say('resident', 'Дякую.')
    .say(beat, 'Завтра прийду.')
    .step('reply', beat)
    .say('resident', { ...noIdentity, surname: 'Коваль', name: 'Олена' })
  const moved = new Conversation(directory, { beat: 'HOL-01' })
    .step('auto-forward', null)
    .epoch(beat, beat)
    .say(beat, 'Це не моя дільниця.')
    .redirect(beat, next)
    .epoch(next, next)
    .say(next, 'Тепер я.')
    .say('resident', 'Добре.')
    .epoch('resident', next)
    .say('resident', 'Ще.')
  const views: [Conversation, Reader][] = [
    [screened, readerOf(screened.own)],
    [screened, readerOf(undefined, moderation)],
    [answered, readerOf(answered.own)],
    [life, readerOf(life.own)],
    [life, readerOf(undefined, beat)],
    [moved, readerOf(moved.own)],
    [moved, readerOf(undefined, next)],
  ]
  return views.map(([letter, reader]) => ({
    reader,
    view: { record: letter.record(reader), events: letter.events, document },
  }))
}

/**
 * Refused, or no difference: as of wraps in another order. A text whose key was kept back stands there closed, which
 * the reader sees; a name that is gone again is what becomes of a letter that no officer ever had.
 */
function refuses(view: View, { reader, whole }: { reader: Reader; whole: Seen }): boolean {
  try {
    const told = seen(view, reader)
    const isSame = told.fixed === whole.fixed && told.bodies.length === whole.bodies.length
    const hasName = told.identity !== undefined || view.record.epochs.length > 0
    return (
      isSame &&
      told.bodies.every((body, at) => body === undefined || body === whole.bodies[at]) &&
      (!hasName || JSON.stringify(told.identity) === JSON.stringify(whole.identity))
    )
  } catch (error) {
    if (error instanceof Tampered || error instanceof DirectoryRefused) return true
    throw error
  }
}

test('P6 nothing that was changed after it was sealed is shown', { timeout: 120_000 }, ({ task }) => {
  const letters = cast().map((one) => ({ ...one, whole: seen(one.view, one.reader) }))
  const others = cast()
  const chance = chanceOf(20_261_120)
  const accepted: string[] = []
  const older = signed(bodyOf([newMailbox('beat', 'HOL-01').entry], 2))
  let changed = 0
  while (changed < 10_000) {
    const at = chance(letters.length)
    const [one, other] = [letters[at], others[at]]
    if (!one || !other) break
    // As it travels: JSON, in which anything may stand.
    const view = JSON.parse(JSON.stringify(one.view))
    const foreign = JSON.parse(JSON.stringify({ ...other.view, document: older }))
    const what = ways[chance(ways.length)]?.(view, chance, foreign) ?? ''
    if (JSON.stringify(view) === JSON.stringify(one.view)) continue
    changed += 1
    if (!refuses(view, one)) accepted.push(`${what} of ${at}`)
  }
  expect([...new Set(accepted)]).toEqual([])
  task.meta.figure = `${changed.toLocaleString('en')} mutations of ${letters.length} letters, ${accepted.length} accepted`
})

test('P6 the newest message kept back shows with the next one', ({ task }) => {
  const { beat } = boxes
  let refused = 0
  for (const by of ['resident', beat] as const) {
    const letter = new Conversation(directory, {})
      .step('auto-forward', null)
      .epoch(beat, beat)
      .say(beat, 'Прийду.')
    letter.say('resident', 'Ні, не треба.').say(by, 'Гаразд.')
    for (const reader of [readerOf(letter.own), readerOf(undefined, beat)]) {
      const record = letter.record(reader)
      record.messages.splice(-2, 1)
      expect(() => openLetter(sodium, { record, directory, reader })).toThrow(Tampered)
      refused += 1
    }
  }
  task.meta.figure = `${refused} of ${refused} letters with a message held back refused`
})
