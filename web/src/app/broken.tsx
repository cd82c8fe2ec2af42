import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

/** Where an error ends that no page caught; a page's own code missing after an update is the usual one. */
export function Broken({ error }: { error: unknown }) {
  const say = useWords(words)
  const missing = error instanceof Error && /import|fetch|module/i.test(error.message)
  return (
    <main id="main" className="page narrow">
      <Notice tone="warn" title={say('broken')} alert>
        <p>{say(missing ? 'outdated' : 'brokenText')}</p>
        <p>
          <button type="button" className="btn s" onClick={() => location.reload()}>
            {say('reload')}
          </button>
        </p>
      </Notice>
    </main>
  )
}
