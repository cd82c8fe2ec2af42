import { isStale } from '../../lib/overtaken.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import { words } from './words.ts'

export function CalendarTrouble({ error }: { error: unknown }) {
  const say = useWords(words)
  if (error === undefined) return null
  if (!isStale(error)) return <SaveTrouble error={error} />
  return (
    <Notice tone="warn" title={say('stale')} alert>
      <p>{say('staleText')}</p>
    </Notice>
  )
}
