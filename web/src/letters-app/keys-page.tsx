import { mayDo } from '@bezpechne/shared/access'
import type { Me } from '@bezpechne/shared/accounts'
import type { Mailboxes, MyStaffKey } from '@bezpechne/shared/keys'
import { Suspense, useState } from 'react'

import { KeysView } from '../keys/index.ts'
import { UnlockForm, useAsked } from '../letter-desk/index.ts'
import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Toasts } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { DeskBar } from './desk-bar.tsx'
import { deskWords } from './desk-words.ts'

const rarely = 5 * 60_000

/** Who can open what, and the own key: for whoever holds mailboxes, and for administrators as the second person. */
export function KeysPage() {
  const { data: me, error, refresh } = useAsked<Me>('/me', rarely)
  const isGuest = error instanceof ApiError && error.status === 401
  if (me && !isGuest) return <KeysOf me={me} />
  return (
    <main id="main" className="page narrow stack">
      {isGuest && <Elsewhere guest />}
      {!isGuest && error !== undefined && <Trouble error={error} onRetry={() => void refresh()} />}
      {error === undefined && <Skeleton rows={3} />}
    </main>
  )
}

function KeysOf({ me }: { me: Me }) {
  const cities = citiesOf(me)
  const [chosen, setChosen] = useState(() => new URLSearchParams(location.search).get('city'))
  const city = cities.find((one) => one === chosen) ?? cities[0]
  if (city === undefined)
    return (
      <main id="main" className="page narrow stack">
        <Elsewhere guest={false} />
      </main>
    )
  return (
    <>
      <DeskBar {...{ me, city, cities }} parts={[]} part={undefined} onCity={setChosen} onPart={setChosen} />
      <main id="main" className="page narrow stack">
        <Suspense fallback={<Skeleton rows={3} />}>
          <Keys key={city} me={me} city={city} />
        </Suspense>
      </main>
      <Toasts />
    </>
  )
}

function citiesOf({ memberships }: Me): string[] {
  const held = memberships.filter(({ city }) => mayDo(memberships, city, 'approve-keys'))
  return [...new Set(held.map(({ city }) => city))]
}

function Elsewhere({ guest }: { guest: boolean }) {
  const say = useWords(deskWords)
  return (
    <EmptyState
      page
      title={say(guest ? 'signedOut' : 'noDesk')}
      actions={
        <a className="btn pri" href="/desk">
          {say(guest ? 'signIn' : 'toDesks')}
        </a>
      }
    />
  )
}

function Keys({ me, city }: { me: Me; city: string }) {
  const holds = mayDo(me.memberships, city, 'hold-keys')
  const board = useAsked<Mailboxes>(`/cities/${city}/mailboxes`)
  const mine = useAsked<MyStaffKey>(holds ? `/cities/${city}/staff-keys/me` : undefined, rarely)
  const error = board.error ?? mine.error
  const refresh = () => void Promise.all([board.refresh(), mine.refresh()])
  if (!board.data || (holds && !mine.data))
    return error === undefined ? <Skeleton rows={3} /> : <Trouble error={error} onRetry={refresh} />
  return (
    <KeysView
      city={city}
      email={me.email}
      roles={me.memberships.filter((held) => held.city === city).map(({ role }) => role)}
      board={board.data}
      mine={mine.data}
      unlock={<UnlockForm city={city} email={me.email} />}
      onChanged={refresh}
    />
  )
}
