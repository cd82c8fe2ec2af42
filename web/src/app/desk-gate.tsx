import { mayDo, type Permission } from '@bezpechne/shared/access'
import type { Me } from '@bezpechne/shared/accounts'
import { Link, Navigate } from '@tanstack/react-router'
import { Activity, type ReactNode, useState } from 'react'

import { SignInAgain, useForgetMe, useMe } from '../accounts/index.ts'
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

/**
 * A desk opens to who may sit at it; a stranger goes to the sign-in, a colleague to the own desks. When the session ends
 * while somebody works, the desk goes out of sight and keeps what is typed until the same person has signed in again.
 */
export function DeskGate({ city, needs, children }: Props) {
  const { data: me, error, refetch } = useMe()
  const forgetMe = useForgetMe()
  const [last, setLast] = useState(me)
  if (me && me !== last) setLast(me)
  const sits = me === null ? last : me
  if (sits && [needs].flat().some((need) => mayDo(sits.memberships, city, need)))
    return (
      <>
        <Activity key={sits.email} mode={me ? 'visible' : 'hidden'}>
          {children(sits)}
        </Activity>
        {me ? <CodeAgain onOver={() => void forgetMe()} /> : <SignInAgain />}
      </>
    )
  if (me === null) return <Navigate to="/desk" replace />
  if (me) return <NoDesk me={me} />
  return <Unknown error={error} onRetry={() => void refetch()} />
}

function Unknown({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <main id="main" className="page narrow">
      {error ? <Trouble error={error} onRetry={onRetry} /> : <Skeleton rows={3} />}
    </main>
  )
}

function NoDesk({ me }: { me: Me }) {
  const say = useWords(deskWords)
  return (
    <>
      <DeskHeader me={me} />
      <main id="main" className="page narrow">
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
      </main>
    </>
  )
}
