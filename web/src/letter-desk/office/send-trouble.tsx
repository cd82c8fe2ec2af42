import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { LetterTrouble } from '../trouble.tsx'
import { Overtaken } from './use-letters.ts'
import { officeWords } from './words.ts'

/** Why it was not sent; what was typed stays where it is. */
export function SendTrouble({ error, accepting = false }: { error: unknown; accepting?: boolean }) {
  const say = useWords(officeWords)
  if (error === undefined) return null
  if (!(error instanceof Overtaken)) return <LetterTrouble error={error} />
  return (
    <Notice tone="warn" title={say(accepting ? 'acceptTaken' : 'moved')} alert>
      <p>{say(accepting ? 'acceptTakenText' : 'movedText')}</p>
    </Notice>
  )
}
