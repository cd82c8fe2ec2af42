import type { DeskAnswer } from '@bezpechne/shared/answers'
import { useState } from 'react'

import { useKept } from '../lib/kept.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { toast } from '../ui/toast.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { type AnswerText, problemsOf, sameText, startText, toWords } from './answer-text.ts'
import { useAnswerAct } from './api.ts'
import { NoteDialog } from './note-dialog.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { Question } from './question.tsx'
import { useRefusals } from './use-refusals.ts'
import { words } from './words.ts'

export interface WaitingProps {
  city: string
  item: DeskAnswer
  /** May open the inquiry again. */
  moderates: boolean
  /** It has left the list while it is open: somebody took it back or decided. */
  gone: boolean
  onDone: () => void
}

/** A moderator reads an answer: publishes it, perhaps with words set right, or gives it back with a note. */
export function CheckedAnswer({ city, item, gone, onDone }: WaitingProps) {
  const say = useWords(words)
  const act = useAnswerAct(city)
  const [kept, keep, forget] = useKept<AnswerText>(`check:${city}:${item.id}:${item.version}`, () =>
    startText(item),
  )
  const done = async (path: 'approve' | 'return', body: object): Promise<void> => {
    await act(`answers/${item.id}/${path}`, { ...body, version: item.version })
    forget()
    toast(say(path === 'approve' ? 'done' : 'returnedToast', { number: item.number }))
    onDone()
  }
  return (
    <section className="di" aria-label={say('check')}>
      <Question city={city} item={item} />
      {gone && (
        <Notice tone="warn" title={say('takenAway')} alert>
          <p>{say('takenAwayText')}</p>
        </Notice>
      )}
      <section className="stack" aria-labelledby="check-form">
        <h2 id="check-form" className="h3">
          {say('toCheckTitle')}
        </h2>
        <p className="hint">{say(sameText(kept, startText(item)) ? 'toCheckHint' : 'editedHint')}</p>
        <Checking name={`return:${city}:${item.id}`} text={kept} gone={gone} onChange={keep} onAct={done} />
      </section>
    </section>
  )
}

interface CheckingProps {
  /** Under which the note is kept. */
  name: string
  text: AnswerText
  gone: boolean
  onChange: (text: AnswerText) => void
  onAct: (path: 'approve' | 'return', body: object) => Promise<void>
}

function Checking({ name, text, gone, onChange, onAct }: CheckingProps) {
  const say = useWords(words)
  const [asking, setAsking] = useState<'approve' | 'return'>()
  const { shown, ask, refuse, typed } = useRefusals(problemsOf(text))
  const close = () => setAsking(undefined)
  return (
    <>
      <AnswerFields
        text={text}
        problems={shown}
        onChange={(part) => {
          typed()
          onChange({ ...text, ...part })
        }}
      />
      <div className="row">
        <button
          type="button"
          className="btn pri"
          disabled={gone}
          onClick={() => setAsking(ask() ? 'approve' : undefined)}
        >
          {say('publish')}
        </button>
        <button type="button" className="btn" disabled={gone} onClick={() => setAsking('return')}>
          {say('giveBack')}
        </button>
      </div>
      {asking === 'approve' && (
        <PublishDialog
          text={text}
          kind="approve"
          onPublish={() => onAct('approve', toWords(text))}
          onRefused={refuse}
          onClose={close}
        />
      )}
      {asking === 'return' && (
        <NoteDialog name={name} kind="return" onSend={(note) => onAct('return', { note })} onClose={close} />
      )}
    </>
  )
}
