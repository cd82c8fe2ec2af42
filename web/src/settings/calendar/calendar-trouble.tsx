import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { isStale, SaveTrouble } from '../save-trouble.tsx'
import { words } from './words.ts'

interface Props {
  error: unknown
  /** What somebody else has saved meanwhile, in words. */
  saved?: string | undefined
}

export function CalendarTrouble({ error, saved }: Props) {
  const say = useWords(words)
  if (error === undefined) return null
  if (!isStale(error)) return <SaveTrouble error={error} />
  return (
    <Notice tone="warn" title={say('stale')} alert>
      <p>{say('staleText')}</p>
      {saved && <p>{say('staleNow', { saved })}</p>}
    </Notice>
  )
}
