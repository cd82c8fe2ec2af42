import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import { signCommand } from '@bezpechne/shared/letters-crypto/command'
import { sealMessage } from '@bezpechne/shared/letters-crypto/message'

import { type Held, heldOr, type Opener, type Signer } from '../opener.ts'

// What a moderator does to a letter. Forwarding needs none of her keys: it takes them away.

/** The moderation mailbox version that the letter was sealed to. */
function screener({ boxes }: Opener, { letter }: Held): Signer {
  const box = heldOr(letter.record.wraps.find((wrap) => boxes.has(wrap.box))?.box)
  return { box, sigSk: heldOr(boxes.get(box)).sigSk }
}

/** @throws NotHeld */
export function screened(opener: Opener, held: Held, action: 'forward' | 'spam' | 'answer') {
  const { letter, opened } = held
  const { box, sigSk } = screener(opener, held)
  const sig = signCommand(opener.sodium, sigSk, { print: opened.print, action, version: letter.version })
  return { version: letter.version, sig, box }
}

/** In epoch 0: no officer reads it, and no later epoch of the letter is hers. @throws NotHeld */
export function screenersAnswer(opener: Opener, held: Held, text: string) {
  const { letter, opened } = held
  const { box, sigSk } = screener(opener, held)
  const last = letter.record.messages.at(-1)
  const message = sealMessage(
    opener.sodium,
    { key: heldOr(opened.keys.get(0)), sigSk },
    {
      print: opened.print,
      epoch: 0,
      seq: letter.record.messages.length + 1,
      role: 'moderator',
      kind: 'reply',
      box,
      prev: last ? toBytes(last.sig) : null,
    },
    { text, files: [] },
  )
  return { ...screened(opener, held, 'answer'), message }
}
