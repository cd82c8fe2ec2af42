import type { Following } from '@bezpechne/shared/following'
import { type ReactNode, useState } from 'react'

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
  const [done, setDone] = useState(false)
  async function yes(): Promise<void> {
    const { manage } = await confirm(token)
    setDone(true)
    if (manage !== null) onManage(manage)
  }
  if (done) {
    return (
      <EmptyState page title={say('confirmed')}>
        <p>{say('confirmedText')}</p>
      </EmptyState>
    )
  }
  return (
    <OneButton title={say('confirmTitle')} items={items} button={say('confirm')} act={yes}>
      <p>{say('confirmText')}</p>
    </OneButton>
  )
}

function Stop({ token, items }: Props) {
  const say = useWords(words)
  const { stop } = useFollowingActs()
  const [done, setDone] = useState(false)
  async function now(): Promise<void> {
    await stop(token)
    setDone(true)
  }
  if (done || items.length === 0) {
    return (
      <EmptyState page title={say(done ? 'stopped' : 'stoppedBefore')}>
        <p>{say('stoppedText')}</p>
      </EmptyState>
    )
  }
  return <OneButton title={say('stopTitle')} items={items} button={say('stop')} act={now} />
}

interface OneButtonProps extends Pick<Following, 'items'> {
  title: string
  children?: ReactNode
  button: string
  act: () => Promise<void>
}

/** What it is about, and the one press that it takes: a look, as by scanners of mails, changes nothing. */
function OneButton({ title, items, children, button, act }: OneButtonProps) {
  const { busy, error, run } = useTask()
  return (
    <div className="stack narrow-c">
      <h1>{title}</h1>
      <ul className="follow-list">
        {items.map((thing) => (
          <li key={thing.id}>
            <ThingLine thing={thing} />
          </li>
        ))}
      </ul>
      {children}
      {error !== undefined && <Trouble error={error} />}
      <p>
        <button
          type="button"
          className="btn pri big"
          aria-disabled={busy}
          onClick={() => !busy && void run(act)}
        >
          {button}
        </button>
      </p>
    </div>
  )
}
