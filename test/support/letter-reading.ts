import type { StaffLetter } from '@bezpechne/shared/letters'
import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import { checkEvents } from '@bezpechne/shared/letters-crypto/command'
import { type MessagePlace, sealMessage } from '@bezpechne/shared/letters-crypto/message'
import { openLetter, type Reader } from '@bezpechne/shared/letters-crypto/reading'
import type { FileKey } from '@bezpechne/shared/letters-crypto/texts'

import { type Mailboxes, sodium } from './mailboxes.ts'

export type Opened = Pick<StaffLetter, 'record' | 'version'> & { opened: ReturnType<typeof openLetter> }

/** Everything that a reader's browser checks before it shows a word. */
export function openChecked<Given extends Pick<StaffLetter, 'record' | 'events' | 'version'>>(
  given: Given,
  boxes: Mailboxes,
  reader: Reader,
): Given & Opened {
  const directory = boxes.directory()
  const { record, events } = given
  const opened = openLetter(sodium, { record, directory, reader })
  checkEvents(
    sodium,
    { print: opened.print, header: record.header, directory, epochs: record.epochs },
    events,
  )
  return { ...given, opened }
}

interface Saying extends Pick<MessagePlace, 'role' | 'kind' | 'box'> {
  sigSk: Uint8Array
  text: string
  files?: FileKey[]
}

/** The message after the last, in the latest epoch. */
export function nextMessage({ record, opened }: Opened, { sigSk, text, files = [], ...who }: Saying) {
  const epoch = record.epochs.length
  const key = opened.keys.get(epoch)
  const last = record.messages.at(-1)
  if (!key || !last) throw new Error('Nothing to write with')
  const place = { print: opened.print, epoch, seq: last.seq + 1, ...who, prev: toBytes(last.sig) }
  return sealMessage(sodium, { key, sigSk }, place, { text, files })
}
