import { useState } from 'react'

import { useResident } from '../lib/resident.ts'
import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { Account } from './account.tsx'
import { AddOwn } from './add-own.tsx'
import { useForget } from './api.ts'
import { AskLink } from './ask-link.tsx'
import { OwnList } from './own-list.tsx'
import { mineWords } from './words.ts'

/** All that one has sent; before that, the way in. */
export function MineView() {
  const say = useWords(mineWords)
  const { data, error, refetch } = useResident()
  const [erased, setErased] = useState<string>()
  const forget = useForget()
  if (erased !== undefined) {
    return (
      <EmptyState page title={say('erased')}>
        <p>{erased}</p>
      </EmptyState>
    )
  }
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} />
  if (!data.resident) return <AskLink />
  return (
    <div className="cols">
      <div className="stack w">
        <h1>{say('title')}</h1>
        <OwnList onSignedOut={() => void forget()} />
      </div>
      <aside className="stack">
        <Account email={data.resident.email} onLeft={() => void forget()} onErased={setErased} />
        <AddOwn />
      </aside>
    </div>
  )
}
