import { Link } from '@tanstack/react-router'

import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { words } from './words.ts'

/** Why there is nothing at this address: it was taken away, or never was public. */
export function AbsentInquiry({ city, gone }: { city: string; gone: boolean }) {
  const say = useWords(words)
  const title = say(gone ? 'gone' : 'missing')
  useTitle(title)
  return (
    <EmptyState
      page
      title={title}
      actions={
        <>
          <Link className="btn pri" to="/$city" params={{ city }}>
            {say('toMap')}
          </Link>
          <Link className="btn" to="/receipt">
            {say('haveCode')}
          </Link>
        </>
      }
    >
      <p>{say(gone ? 'goneText' : 'missingText')}</p>
    </EmptyState>
  )
}
