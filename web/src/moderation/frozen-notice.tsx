import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

/** Whatever is decided, nobody sees it until the area is shown again. */
export function FrozenNotice() {
  const say = useWords(words)
  return (
    <Notice tone="warn" title={say('frozen')}>
      <p>{say('frozenText')}</p>
    </Notice>
  )
}
