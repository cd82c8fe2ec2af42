import { Tampered } from '@bezpechne/shared/letters-crypto/primitives'

import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { NotHeld } from './opener.ts'
import { words } from './words.ts'

/** Whether the server says that there is no such letter: for who lost it, that is the whole truth. */
export const isGone = (error: unknown) => error instanceof ApiError && error.status === 404

/** Why a letter is not shown, or was not sent, in words. */
export function LetterTrouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useWords(words)
  if (isGone(error))
    return (
      <Notice tone="warn" title={say('gone')} alert>
        <p>{say('goneText')}</p>
      </Notice>
    )
  if (error instanceof Tampered)
    return (
      <Notice tone="warn" title={say('tampered')} alert>
        <p>{say('tamperedText')}</p>
      </Notice>
    )
  if (error instanceof NotHeld) return <Notice tone="warn" title={say('notYours')} alert />
  return <Trouble error={error} {...(onRetry ? { onRetry } : {})} />
}
