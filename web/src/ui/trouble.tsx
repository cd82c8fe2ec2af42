import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from './notice.tsx'
import { words } from './words.ts'

/** What went wrong with a request, in words, and the way on. The server's own sentence where it sent one. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useWords(words)
  const offline = error instanceof ApiError && error.code === 'offline'
  const told = error instanceof ApiError ? error.title : ''
  return (
    <Notice tone="warn" icon={offline ? 'offline' : 'warn'} title={say(offline ? 'offline' : 'failed')} alert>
      <p>{offline ? say('offlineText') : told || say('failedText')}</p>
      {onRetry && (
        <p>
          <button type="button" className="btn s" onClick={onRetry}>
            {say('retry')}
          </button>
        </p>
      )}
    </Notice>
  )
}
