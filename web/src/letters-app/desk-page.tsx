import { mayDo } from '@bezpechne/shared/access'
import type { Me } from '@bezpechne/shared/accounts'
import { type ReactNode, Suspense, useState } from 'react'

import { OfficeDesk, ScreeningDesk, UnlockForm, useAsked, useOpener } from '../letter-desk/index.ts'
import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Toasts } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { DeskBar, type Part } from './desk-bar.tsx'
import { deskWords } from './desk-words.ts'

const rarely = 5 * 60_000

/** Letters of staff: who screens them and who answers them sit at the same page, each with the own keys. */
export function DeskPage() {
  const { data: me, error, refresh } = useAsked<Me>('/me', rarely)
  const isGuest = error instanceof ApiError && error.status === 401
  if (me && !isGuest) return <Desk me={me} />
  return (
    <main id="main" className="page narrow stack">
      {isGuest && <SignedOut />}
      {!isGuest && error !== undefined && <Trouble error={error} onRetry={() => void refresh()} />}
      {!isGuest && error === undefined && <Skeleton rows={3} />}
    </main>
  )
}

function SignedOut() {
  const say = useWords(deskWords)
  return (
    <EmptyState
      page
      title={say('signedOut')}
      actions={
        <a className="btn pri" href="/desk">
          {say('signIn')}
        </a>
      }
    />
  )
}

function partsIn(me: Me, city: string): Part[] {
  const parts: Part[] = []
  if (mayDo(me.memberships, city, 'answer-letters')) parts.push('office')
  if (mayDo(me.memberships, city, 'screen-letters')) parts.push('screening')
  return parts
}

function Desk({ me }: { me: Me }) {
  const say = useWords(deskWords)
  const cities = [...new Set(me.memberships.map(({ city }) => city))].filter(
    (city) => partsIn(me, city).length,
  )
  const [city, setCity] = useState(() => askedCity(cities))
  const [chosen, setChosen] = useState<Part>()
  if (city === undefined)
    return (
      <main id="main" className="page narrow stack">
        <EmptyState
          page
          title={say('noDesk')}
          actions={
            <a className="btn pri" href="/desk">
              {say('toDesks')}
            </a>
          }
        />
      </main>
    )
  const parts = partsIn(me, city)
  const part = chosen && parts.includes(chosen) ? chosen : parts[0]
  return (
    <>
      <DeskBar {...{ me, city, cities, parts, part }} onCity={setCity} onPart={setChosen} />
      <Suspense fallback={<main id="main" className="page narrow" aria-busy="true" />}>
        {part && <OpenedPart key={`${city} ${part}`} {...{ me, city, part }} />}
      </Suspense>
      <Toasts />
    </>
  )
}

/** The one that the link names, else the first. */
function askedCity(cities: readonly string[]): string | undefined {
  const asked = new URLSearchParams(location.search).get('city')
  return cities.find((city) => city === asked) ?? cities[0]
}

function OpenedPart({ me, city, part }: { me: Me; city: string; part: Part }) {
  const opening = useOpener(city)
  const opener = opening && 'opener' in opening ? opening.opener : undefined
  const unlock: ReactNode = (
    <>
      {opening && !('opener' in opening) && <Refused opening={opening} />}
      {!opening && <UnlockForm city={city} email={me.email} />}
    </>
  )
  const shared = { city, opener, unlock }
  if (part === 'screening') return <ScreeningDesk {...shared} />
  return <OfficeDesk {...shared} mayExtend={mayDo(me.memberships, city, 'extend-letters')} />
}

/** Keys that no pinned root signed: nothing is opened with them, and nothing is sent. */
function Refused({ opening }: { opening: { fault: string } | { error: unknown } }) {
  const say = useWords(deskWords)
  if ('error' in opening) return <Trouble error={opening.error} onRetry={() => location.reload()} />
  return (
    <Notice tone="warn" title={say('refused')} alert>
      <p>{say('refusedText')}</p>
    </Notice>
  )
}
