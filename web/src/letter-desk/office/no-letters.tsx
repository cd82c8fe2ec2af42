import { useWords } from '../../lib/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { officeWords } from './words.ts'

export function NoLetters() {
  const say = useWords(officeWords)
  return (
    <EmptyState title={say('none')}>
      <p>{say('noneText')}</p>
    </EmptyState>
  )
}
