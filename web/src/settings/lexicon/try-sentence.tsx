import type { GuardAnswer } from '@bezpechne/shared/lexicon'
import { useState } from 'react'

import { useGuardKinds } from '../../lib/guard-kinds.ts'
import { useWords } from '../../lib/words.ts'
import { MarkedText } from '../../ui/marked-text.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import { trySentence } from './api.ts'
import { lexiconWords } from './words.ts'

/** Would this be sealed? Nothing of it is kept. */
export function TrySentence({ city }: { city: string }) {
  const say = useWords(lexiconWords)
  const [text, setText] = useState('')
  const [tried, setTried] = useState<GuardAnswer & { text: string }>()
  const [error, setError] = useState<unknown>()

  async function ask(): Promise<void> {
    setError(undefined)
    setTried(undefined)
    try {
      // What the server reads is what is shown: both as it stands without spaces around it.
      const asked = text.trim().normalize('NFC')
      setTried({ ...(await trySentence(city, asked)), text: asked })
    } catch (refusal) {
      setError(refusal)
    }
  }

  return (
    <form
      className="card stack"
      aria-labelledby="lexicon-try"
      onSubmit={(event) => {
        event.preventDefault()
        void ask()
      }}
    >
      <h2 id="lexicon-try" className="h3">
        {say('tryTitle')}
      </h2>
      <TextField label={say('tryText')} value={text} max={2000} lines="some" onChange={setText} />
      <div className="row">
        <button type="submit" className="btn" disabled={text.trim() === ''}>
          {say('tryDo')}
        </button>
      </div>
      {error !== undefined && <SaveTrouble error={error} />}
      <div aria-live="polite">{tried && <Found tried={tried} />}</div>
    </form>
  )
}

function Found({ tried: { text, hits } }: { tried: GuardAnswer & { text: string } }) {
  const say = useWords(lexiconWords)
  const names = useGuardKinds()
  if (hits.length === 0) return <p className="muted">{say('tryNothing')}</p>
  return (
    <Notice tone="warn" title={say('tryFound')}>
      <p>
        <MarkedText text={text} stretches={hits} />
      </p>
      <ul>
        {hits.map(({ kind, term, start, end }) => (
          <li key={`${kind} ${term} ${String(start)}`}>
            {say('tryHit', { said: text.slice(start, end), kind: names[kind], term })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
