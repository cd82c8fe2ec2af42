import type { AssignedItem } from '@bezpechne/shared/answers'
import type { Organisation } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toast.tsx'
import { isLongEnough, startText } from './answer-text.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { SavingLine } from './saving-line.tsx'
import { useAnswer } from './use-answer.ts'
import { words } from './words.ts'

interface Props {
  city: string
  item: AssignedItem
  organisations: readonly Organisation[]
  /** For whom one speaks here; null for a moderator. */
  mine: string | null
  onDone: () => void
}

type Answer = ReturnType<typeof useAnswer>

export function AnswerForm({ city, item, organisations, mine, onDone }: Props) {
  const say = useWords(words)
  const answer = useAnswer(city, item, mine)
  const { text } = answer
  const [asking, setAsking] = useState(false)
  const [asked, setAsked] = useState(false)
  const ready = isLongEnough(text)

  function ask(): void {
    setAsked(true)
    setAsking(ready)
  }

  async function publish(): Promise<void> {
    await answer.publish()
    setAsking(false)
    toast(say('done', { number: item.number }))
    onDone()
  }

  return (
    <section className="stack" aria-labelledby="answer-form">
      <h2 id="answer-form" className="h3">
        {say('yourAnswer')}
      </h2>
      <ForeignDraft item={item} mine={mine} organisations={organisations} onTake={answer.change} />
      <AnswerFields answer={answer} error={asked && !ready && say('tooShort')} />
      <SavingLine state={answer.state} storedAt={answer.storedAt} longEnough={ready} />
      <div className="row">
        <button type="button" className="btn pri" onClick={ask}>
          {say('publish')}
        </button>
        <button type="button" className="btn" disabled={!ready} onClick={() => void answer.saveDraft()}>
          {say('saveDraft')}
        </button>
      </div>
      {asking && (
        <PublishDialog
          text={[text.text, text.basis, text.steps].join('\n')}
          onPublish={publish}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}

function AnswerFields({ answer: { text, change }, error }: { answer: Answer; error: string | false }) {
  const say = useWords(words)
  return (
    <>
      <TextField
        label={say('text')}
        hint={say('textHint')}
        error={error}
        value={text.text}
        max={4000}
        lines="tall"
        onChange={(value) => change({ text: value })}
      />
      <TextField
        label={say('basis')}
        hint={say('basisHint')}
        value={text.basis}
        max={1000}
        lines="some"
        onChange={(basis) => change({ basis })}
      />
      <TextField
        label={say('steps')}
        hint={say('stepsHint')}
        value={text.steps}
        max={2000}
        lines="some"
        onChange={(steps) => change({ steps })}
      />
    </>
  )
}

type ForeignProps = Pick<Props, 'item' | 'mine' | 'organisations'> & { onTake: Answer['change'] }

/** A moderator may start from what the organisation has begun. */
function ForeignDraft({ item: { draft }, mine, organisations, onTake }: ForeignProps) {
  const say = useWords(words)
  const language = useLanguage()
  if (!draft || draft.organisationId === mine) return null
  const name = organisations.find(({ id }) => id === draft.organisationId)?.name[language] ?? ''
  return (
    <Notice tone="brand" title={say('foreignDraft')}>
      <p>{say('foreignDraftText', { name })}</p>
      <p>
        <button type="button" className="btn s" onClick={() => onTake(startText(draft))}>
          {say('takeDraft')}
        </button>
      </p>
    </Notice>
  )
}
