import type { Colour } from '@bezpechne/shared/inquiry-states'

import { useWords } from '../lib/words.ts'
import { PinMark } from './pin-mark.tsx'
import { words } from './words.ts'

/** A state in text is a small pin and words, never a coloured panel. */
export function StateLine({ colour, also }: { colour: Colour; also?: string | undefined }) {
  const say = useWords(words)
  return (
    <p className="state">
      <PinMark colour={colour} />
      <b>{say(colour)}</b>
      {also && <span className="muted">{also}</span>}
    </p>
  )
}
