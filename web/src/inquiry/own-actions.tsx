import type { AuthorView } from '@bezpechne/shared/inquiries'
import type { Withdrawn } from '@bezpechne/shared/mine'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'

import { useAct } from '../lib/act.ts'
import type { Holder } from '../lib/holder.ts'
import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { ownWords } from './own-words.ts'

const CoverDialog = lazy(() =>
  import('./cover-dialog.tsx').then((module) => ({ default: module.CoverDialog })),
)

interface Props {
  own: AuthorView
  holder: Holder
  onChanged: () => void
}

const states = ['submitted', 'needs-changes', 'published', 'answered', 'reopened', 'hidden']
type Asked = 'withdraw' | 'forget' | 'cover'

/** What its author can do with it at any time: take it back, cover words, be forgotten. */
export function OwnActions({ own, holder, onChanged }: Props) {
  const say = useWords(ownWords)
  const acts = useOwnActs(holder, onChanged)
  const mine = own.public && !own.mergedInto ? own.public : undefined
  const can = { cover: mine !== undefined, forget: own.hasEmail, withdraw: states.includes(own.state) }
  const offered = offers.filter(({ what }) => can[what])
  if (offered.length === 0 && !acts.done) return null
  return (
    <section className="card stack t" aria-labelledby="own-actions-h">
      <h2 id="own-actions-h" className="h3">
        {say('title')}
      </h2>
      <output className="small">{acts.done && say(acts.done)}</output>
      {offered.map(({ what, icon, name }) => (
        <button key={what} type="button" className="btn quiet wide" onClick={() => acts.ask(what)}>
          <Icon name={icon} />
          {say(name)}
        </button>
      ))}
      <Asking acts={acts} words={mine} />
    </section>
  )
}

const offers = [
  { what: 'cover', icon: 'eye', name: 'cover' },
  { what: 'forget', icon: 'lock', name: 'forget' },
  { what: 'withdraw', icon: 'exit', name: 'takeBack' },
] as const

function Asking({ acts: { asked, busy, error, close, doIt }, words }: AskingProps) {
  if (asked === undefined) return null
  const open = { busy, error, onClose: close }
  if (asked !== 'cover')
    return <Sure {...open} what={asked} isPublic={words !== undefined} onYes={() => doIt({ what: asked })} />
  return (
    <Suspense>
      <CoverDialog {...open} words={words} onCover={(covered) => doIt({ what: 'cover', words: covered })} />
    </Suspense>
  )
}

interface AskingProps {
  acts: ReturnType<typeof useOwnActs>
  /** What everybody reads. */
  words: { title: string; text: string } | undefined
}

const doneBy = { cover: 'covered', forget: 'forgotten', withdraw: undefined } as const

function useOwnActs(holder: Holder, onChanged: () => void) {
  const act = useAct()
  const [asked, setAsked] = useState<Asked>()
  const [done, setDone] = useState<'covered' | 'forgotten'>()
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: ({ what, words }: { what: Asked; words?: string[] }) =>
      act(`/receipts/${what}`, { ...holder, ...(words && { words }) }),
    onSuccess(_, { what }) {
      setAsked(undefined)
      setDone(doneBy[what])
      onChanged()
    },
  })
  function close() {
    setAsked(undefined)
    reset()
  }
  return { asked, ask: setAsked, done, error, busy: isPending, doIt: mutate, close }
}

interface SureProps {
  what: 'withdraw' | 'forget'
  isPublic: boolean
  busy: boolean
  error: unknown
  onYes: () => void
  onClose: () => void
}

/** What follows, before it does. */
function Sure({ what, isPublic, busy, error, onYes, onClose }: SureProps) {
  const say = useWords(ownWords)
  const taking = what === 'withdraw'
  return (
    <Dialog title={say(taking ? 'takeBackTitle' : 'forgetTitle')} onClose={onClose}>
      <div className="stack">
        {taking ? (
          <>
            <p>{say(isPublic ? 'takeBackPublic' : 'takeBackWaiting')}</p>
            <p>{say('takeBackErased')}</p>
          </>
        ) : (
          <p>{say('forgetText')}</p>
        )}
        {error !== null && <Trouble error={error} />}
        <div className="row">
          <button type="button" className="btn pri" disabled={busy} onClick={onYes}>
            {say(taking ? 'takeBackYes' : 'forgetYes')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {say('cancel')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}

/** Thought better of it, while the server still takes that. */
export function PutBack({ own: { putBackSeconds }, holder, onChanged }: Props) {
  const say = useWords(ownWords)
  const act = useAct()
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => act<Withdrawn>('/receipts/put-back', holder),
    onSuccess: onChanged,
  })
  const over = useEffectEvent(onChanged)
  useEffect(
    function askWhenOver() {
      if (putBackSeconds === null) return undefined
      const timer = setTimeout(() => over(), putBackSeconds * 1000)
      return function stop() {
        clearTimeout(timer)
      }
    },
    [putBackSeconds],
  )
  if (putBackSeconds === null) return null
  return (
    <div className="stack t">
      <p>{say('putBackText')}</p>
      <p>
        <button type="button" className="btn" disabled={isPending} onClick={() => mutate()}>
          {say('putBack')}
        </button>
      </p>
      {error !== null && <Trouble error={error} />}
    </div>
  )
}
