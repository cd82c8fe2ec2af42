import { Link } from '@tanstack/react-router'

import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { notFoundWords } from './not-found-words.ts'

export function NotFound() {
  const say = useWords(notFoundWords)
  useTitle(say('notFound'))
  return (
    <main id="main" className="page narrow">
      <EmptyState
        page
        title={say('notFound')}
        actions={
          <>
            <Link className="btn pri" to="/">
              {say('toStart')}
            </Link>
            <Link className="btn" to="/receipt">
              {say('haveReceipt')}
            </Link>
          </>
        }
      >
        <p>{say('notFoundText')}</p>
      </EmptyState>
    </main>
  )
}
