import type { ReactNode } from 'react'

import type { Hindrance } from '../lib/push.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from './notice.tsx'
import { words } from './push-hindrance-words.ts'

const adviceOn = { unsupported: 'unsupportedText', denied: 'deniedText', refused: 'refusedText' } as const

/** Why no message can come here, and what to do; another way is offered below. */
export function PushHindrance({ why, children }: { why: Hindrance; children?: ReactNode }) {
  const say = useWords(words)
  return (
    <Notice tone="warn" title={say(why)} alert>
      <p>{say(adviceOn[why])}</p>
      {children}
    </Notice>
  )
}
