import type { Following } from '@bezpechne/shared/following'
import { useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { takeToken, useFollowing, useFollowingActs } from './api.ts'
import { AskLink } from './ask-link.tsx'
import { Managed } from './managed.tsx'
import { ThingLine } from './thing.tsx'
import { words } from './words.ts'

import './following.css'

/** What the link of a mail opens: something to say yes to, something to stop, or all that one follows. */
export function FollowingDesk() {
  const [token, setToken] = useState(takeToken)
  const { data, error, refetch } = useFollowing(token)
  if (data) return <Opened token={token} following={data} onManage={setToken} />
  if (!error) return <Skeleton rows={4} />
  const wrong = error instanceof ApiError && [400, 401, 404].includes(error.status)
  return wrong ? (
    <AskLink old={token !== undefined} />
  ) : (
    <Trouble error={error} onRetry={() => void refetch()} />
  )
}

interface OpenedProps {
  token: string | undefined
  following: Following
  onManage: (token: string) => void
}

function Opened({ token, following, onManage }: OpenedProps) {
  if (token === undefined || following.purpose === 'manage')
    return <Managed token={token} following={following} />
  if (following.purpose === 'stop') return <Stop token={token} {...following} />
  return <Confirm token={token} {...following} onManage={onManage} />
}

interface Props extends Following {
  token: string
}

function Confirm({ token, items, onManage }: Props & { onManage: (token: string) => void }) {
  const say = useWords(words)
  const { confirm } = useFollowingActs()
  const { busy, error, run } = useTask()
  const [done, setDone] = useState(false)
  const yes = () =>
    run(async () => {
      const { manage } = await confirm(token)
      setDone(true)
      if (manage !== null) onManage(manage)
    })
  if (done) {
    return (
      <EmptyState page title={say('confirmed')}>
        <p>{say('confirmedText')}</p>
      </EmptyState>
    )
  }
  return (
    <div className="stack narrow-c">
      <h1>{say('confirmTitle')}</h1>
      <Things items={items} />
      <p>{say('confirmText')}</p>
      {error !== undefined && <Trouble error={error} />}
      <p>
        <button
          type="button"
          className="btn pri big"
          aria-disabled={busy}
          onClick={() => !busy && void yes()}
        >
          {say('confirm')}
        </button>
      </p>
    </div>
  )
}

function Stop({ token, items }: Props) {
  const say = useWords(words)
  const { stop } = useFollowingActs()
  const { busy, error, run } = useTask()
  const [done, setDone] = useState(false)
  const now = () =>
    run(async () => {
      await stop(token)
      setDone(true)
    })
  if (done || items.length === 0) {
    return (
      <EmptyState page title={say(done ? 'stopped' : 'stoppedBefore')}>
        <p>{say('stoppedText')}</p>
      </EmptyState>
    )
  }
  return (
    <div className="stack narrow-c">
      <h1>{say('stopTitle')}</h1>
      <Things items={items} />
      {error !== undefined && <Trouble error={error} />}
      <p>
        <button
          type="button"
          className="btn pri big"
          aria-disabled={busy}
          onClick={() => !busy && void now()}
        >
          {say('stop')}
        </button>
      </p>
    </div>
  )
}

function Things({ items }: Pick<Following, 'items'>) {
  return (
    <ul className="follow-list">
      {items.map((thing) => (
        <li key={thing.id}>
          <ThingLine thing={thing} />
        </li>
      ))}
    </ul>
  )
}
