import type { AssignedItem } from '@bezpechne/shared/answers'
import { textIn } from '@bezpechne/shared/languages'
import type { Organisation } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { GuardWarning } from '../ui/guard-warning.tsx'
import { Notice } from '../ui/notice.tsx'
import { toast } from '../ui/toast.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { startText } from './answer-text.ts'
import { DraftNotices } from './draft-notices.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { SavingLine } from './saving-line.tsx'
import { TemplatePicker } from './template-picker.tsx'
import { type Answer, useAnswer } from './use-answer.ts'
import { useRefusals } from './use-refusals.ts'
import { words } from './words.ts'

interface Props {
  city: string
  item: AssignedItem
  organisations: readonly Organisation[]
  /** For whom one speaks here; null for a moderator. */
  mine: string | null
  /** A moderator reads it before everybody does. */
  reviewed: boolean
  onDone: () => void
}

export function AnswerForm({ city, item, organisations, mine, reviewed, onDone }: Props) {
  const say = useWords(words)
  const answer = useAnswer(city, item, mine)
  const sent = answer.own?.state === 'review'
  return (
    <section className="stack" aria-labelledby="answer-form">
      <h2 id="answer-form" className="h3">
        {say(sent ? 'withModerator' : 'yourAnswer')}
      </h2>
      <DraftNotices answer={answer} />
      {!sent && (
        <>
          <ForeignDraft item={item} mine={mine} organisations={organisations} onTake={answer.change} />
          <Writing city={city} item={item} answer={answer} reviewed={reviewed} onDone={onDone} />
        </>
      )}
    </section>
  )
}

type WritingProps = Pick<Props, 'city' | 'item' | 'reviewed' | 'onDone'> & { answer: Answer }

function Writing({ city, item, answer, reviewed, onDone }: WritingProps) {
  const say = useWords(words)
  const { text, change, clash } = answer
  const [asking, setAsking] = useState(false)
  const { shown, ready, ask, refuse, typed } = useRefusals(answer.problems)
  const close = () => setAsking(false)

  async function finish(): Promise<void> {
    await answer.finish(reviewed ? 'review' : 'published')
    close()
    toast(say(reviewed ? 'sentToast' : 'done', { number: item.number }))
    if (!reviewed) onDone()
  }

  return (
    <>
      <TemplatePicker city={city} item={item} text={text} onInsert={change} />
      <AnswerFields
        text={text}
        problems={shown}
        onChange={(part) => {
          typed()
          change(part)
        }}
      />
      <GuardWarning city={city} text={[text.text, text.basis, text.steps].join('\n')} />
      <SavingLine state={answer.state} storedAt={answer.storedAt} ready={ready} />
      <div className="row">
        <button type="button" className="btn pri" disabled={Boolean(clash)} onClick={() => setAsking(ask())}>
          {say(reviewed ? 'sendToModerator' : 'publish')}
        </button>
        <button type="button" className="btn" disabled={!ready} onClick={() => void answer.saveDraft()}>
          {say('saveDraft')}
        </button>
      </div>
      {asking && (
        <PublishDialog
          text={text}
          kind={reviewed ? 'review' : 'publish'}
          onPublish={finish}
          onRefused={refuse}
          onClose={close}
        />
      )}
    </>
  )
}

type ForeignProps = Pick<Props, 'item' | 'mine' | 'organisations'> & { onTake: Answer['change'] }

/** A moderator may start from what the organisation has begun. */
function ForeignDraft({ item: { draft }, mine, organisations, onTake }: ForeignProps) {
  const say = useWords(words)
  const language = useLanguage()
  if (!draft || draft.organisationId === mine) return null
  const name = textIn(organisations.find(({ id }) => id === draft.organisationId)?.name, language) ?? ''
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
