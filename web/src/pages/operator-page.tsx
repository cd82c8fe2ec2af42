import { Link } from '@tanstack/react-router'

import { accountWords, SignInForm, useMe } from '../accounts/index.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { OperatorDesk, operatorWords } from '../opening/index.ts'
import { CodeAgain } from '../ui/code-again.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'

/** /operator: who runs the platform. */
export function OperatorPage() {
  const say = useWords(operatorWords)
  const { data: me, error, refetch } = useMe()
  useTitle(say('title'))
  return (
    <main id="main" className="page narrow">
      {me?.operator && <OperatorDesk />}
      {me?.operator && <CodeAgain />}
      {me === undefined &&
        (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />)}
      {me === null && <SignInHere />}
      {me?.operator === false && (
        <EmptyState
          page
          title={say('notHere')}
          actions={
            <Link className="btn pri" to="/desk">
              {say('toDesk')}
            </Link>
          }
        >
          <p>{say('notHereText')}</p>
        </EmptyState>
      )}
    </main>
  )
}

/** A mail led here: who signs in stays. */
function SignInHere() {
  const say = useWords(accountWords)
  return (
    <div className="stack signin">
      <h1>{say('signInTitle')}</h1>
      <div className="card">
        <SignInForm />
      </div>
    </div>
  )
}
