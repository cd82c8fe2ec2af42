import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { AnswerBody } from '../ui/answer-body.tsx'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import type { Answer } from './use-answer.ts'
import { words } from './words.ts'

/** What others did with the draft: sent it, sent it back, wrote on it. */
export function DraftNotices({ answer }: { answer: Answer }) {
  const { own, clash } = answer
  if (clash) return <Clash answer={answer} theirs={clash} />
  if (own?.state === 'review') return <Sent answer={answer} own={own} />
  return <Returned note={own?.returnedNote ?? null} />
}

function Returned({ note }: { note: string | null }) {
  const say = useWords(words)
  if (!note) return null
  return (
    <Notice tone="warn" title={say('returned')}>
      <p className="asis">{note}</p>
    </Notice>
  )
}

type Own = NonNullable<Answer['own']>

/** Nobody writes on it while a moderator reads; whoever wants to, takes it back first. */
function Sent({ answer, own }: { answer: Answer; own: Own }) {
  const say = useWords(words)
  const [error, setError] = useState<unknown>()
  return (
    <>
      <p className="hint">{say('withModeratorText')}</p>
      <div className="card">
        <AnswerBody answer={own} />
      </div>
      {error !== undefined && <Trouble error={error} />}
      <div className="row">
        <button
          type="button"
          className="btn"
          onClick={() => {
            setError(undefined)
            answer.takeBack().catch(setError)
          }}
        >
          {say('takeBack')}
        </button>
      </div>
    </>
  )
}

/** Two texts side by side: nothing is saved until the person has chosen, and what was typed stays. */
function Clash({ answer, theirs }: { answer: Answer; theirs: Own }) {
  const say = useWords(words)
  return (
    <>
      <Notice tone="warn" title={say('clash')} alert>
        <p>{say('clashText')}</p>
      </Notice>
      <section className="card stack" aria-label={say('clashTheirs')}>
        <h3>{say('clashTheirs')}</h3>
        <AnswerBody answer={theirs} />
        <div className="row">
          <button type="button" className="btn s" onClick={answer.keepMine}>
            {say('clashKeep')}
          </button>
          <button type="button" className="btn s" onClick={answer.takeTheirs}>
            {say('clashTake')}
          </button>
        </div>
      </section>
    </>
  )
}
