import type { ReactNode } from 'react'

import type { Hindrance } from '../lib/push.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from './notice.tsx'
import { words } from './push-hindrance-words.ts'

const said = {
  unsupported: ['unsupported', 'unsupportedText'],
  denied: ['denied', 'deniedText'],
  refused: ['refused', 'refusedText'],
} as const

/** Why no message can come here, and what to do; another way is offered below. */
export function PushHindrance({ why, children }: { why: Hindrance; children?: ReactNode }) {
  const say = useWords(words)
  const [title, advice] = said[why]
  return (
    <Notice tone="warn" title={say(title)} alert>
      <p>{say(advice)}</p>
      {children}
    </Notice>
  )
}
