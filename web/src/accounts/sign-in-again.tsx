import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { againWords } from './again-words.ts'
import { SignInForm } from './sign-in-form.tsx'

/** In place of a desk whose session is over: what was typed there waits, out of sight, for the same person. */
export function SignInAgain() {
  const say = useWords(againWords)
  const client = useQueryClient()
  useTitle(say('over'))

  /** What was asked for meanwhile was refused. */
  function askAnew(): void {
    void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' })
  }

  return (
    <main id="main" className="page narrow">
      <div className="stack signin">
        <div className="stack t" role="alert">
          <h1>{say('over')}</h1>
          <p className="muted">{say('text')}</p>
        </div>
        <div className="card">
          <SignInForm onDone={askAnew} />
        </div>
        <p>
          <Link to="/desk">{say('leave')}</Link>
        </p>
      </div>
    </main>
  )
}
