import { Link } from '@tanstack/react-router'

import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { pageWords } from './words.ts'

/** An address with a community that is not here. */
export function NoCity() {
  const say = useWords(pageWords)
  return (
    <main id="main" className="page narrow">
      <div id="list" tabIndex={-1}>
        <EmptyState
          page
          title={say('noCity')}
          actions={
            <Link className="btn pri" to="/">
              {say('chooseCity')}
            </Link>
          }
        >
          <p>{say('noCityText')}</p>
        </EmptyState>
      </div>
    </main>
  )
}
