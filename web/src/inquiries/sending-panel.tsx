import { useCallback } from 'react'

import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { afterWords } from './after-words.ts'
import type { Sending } from './writer-state.ts'

interface Props {
  sending: Exclude<Sending, 'no'>
  onTry: () => void
  onEdit: () => void
}

const iconOf = {
  trying: 'clock',
  proving: 'clock',
  offline: 'offline',
  busy: 'clock',
  server: 'warn',
} as const

/** What happens between "send" and the receipt, in words; waiting is never the person's work. */
export function SendingPanel({ sending, onTry, onEdit }: Props) {
  const say = useWords(afterWords)
  const focus = useCallback((heading: HTMLElement | null) => heading?.focus(), [])
  const waits = sending === 'offline' || sending === 'busy' || sending === 'server'
  return (
    <section className="nq-sending stack" aria-labelledby="sending-title" aria-busy={!waits}>
      <h1 id="sending-title" tabIndex={-1} ref={focus}>
        {say(sending)}
      </h1>
      <output className="vh">{say(`${sending}Text`)}</output>
      <Notice tone={sending === 'server' ? 'warn' : 'plain'} icon={iconOf[sending]}>
        <p>{say(`${sending}Text`)}</p>
        {waits && <p>{say('keepOpen')}</p>}
      </Notice>
      {!waits && <progress className="nq-busy" aria-label={say(sending)} />}
      {waits && (
        <div className="row">
          <button type="button" className="btn pri" onClick={onTry}>
            {say('tryNow')}
          </button>
          <button type="button" className="btn quiet" onClick={onEdit}>
            {say('edit')}
          </button>
        </div>
      )}
    </section>
  )
}
