import { mayDo, type Permission } from '@bezpechne/shared/access'
import type { Me } from '@bezpechne/shared/accounts'
import { Link, Navigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { useMe } from '../accounts/index.ts'
import { useWords } from '../lib/words.ts'
import { CodeAgain } from '../ui/code-again.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { DeskHeader } from './desk-header.tsx'
import { deskWords } from './desk-words.ts'

interface Props {
  city: string
  /** One of these is enough. */
  needs: Permission | readonly Permission[]
  children: (me: Me) => ReactNode
}

/** A desk opens to who may sit at it; a stranger goes to the sign-in, a colleague to the own desks. */
export function DeskGate({ city, needs, children }: Props) {
  const say = useWords(deskWords)
  const { data: me, error, refetch } = useMe()
  if (me === null) return <Navigate to="/desk" replace />
  if (me && [needs].flat().some((need) => mayDo(me.memberships, city, need)))
    return (
      <>
        {children(me)}
        <CodeAgain />
      </>
    )
  return (
    <>
      {me && <DeskHeader me={me} />}
      <main id="main" className="page narrow">
        {me && (
          <EmptyState
            title={say('noDesk')}
            actions={
              <Link className="btn pri" to="/desk">
                {say('toDesks')}
              </Link>
            }
          >
            <p>{say('noDeskText')}</p>
          </EmptyState>
        )}
        {!me && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />)}
      </main>
    </>
  )
}
