import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { againWords } from './again-words.ts'
import { SignInForm } from './sign-in-form.tsx'

/** In place of a desk whose session is over: what was typed there waits, out of sight, for the same person. */
export function SignInAgain() {
  const say = useWords(againWords)
  const client = useQueryClient()
  const [open, setOpen] = useState(true)
  useTitleMeanwhile(say('over'))

  /** What was asked for meanwhile was refused. */
  function askAnew(): void {
    void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' })
  }

  return (
    <main id="main" className="page narrow">
      <EmptyState
        title={say('over')}
        page
        actions={
          <>
            <button type="button" className="btn pri" onClick={() => setOpen(true)}>
              {say('again')}
            </button>
            <Link className="btn quiet" to="/desk">
              {say('leave')}
            </Link>
          </>
        }
      >
        <p>{say('text')}</p>
      </EmptyState>
      {/* NOTE: a dialog, for another one may stand open in what is out of sight, and nothing beside it can be used. */}
      {open && (
        <Dialog title={say('over')} onClose={() => setOpen(false)}>
          <p>{say('text')}</p>
          <SignInForm onDone={askAnew} />
        </Dialog>
      )}
    </main>
  )
}

/** The desk that comes back is not drawn anew and would not say again what it is called. */
function useTitleMeanwhile(title: string): void {
  useEffect(function keepTitle() {
    const before = document.title
    return function giveBack() {
      document.title = before
    }
  }, [])
  useTitle(title)
}
