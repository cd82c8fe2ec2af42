import { type SyntheticEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { type Draft, isMail, missingFields, noticeOf } from './draft.ts'
import { IdentityFields } from './identity-fields.tsx'
import { writeWords } from './write-words.ts'

interface Props {
  draft: Draft
  screened: boolean
  onChange: (change: Partial<Draft>) => void
  onBack: () => void
  onNext: () => void
}

/** Who writes, for those whom the letter is for; and where to send word, which nobody needs to give. */
export function NameStep({ draft, screened, onChange, onBack, onNext }: Props) {
  const say = useWords(writeWords)
  const [tried, setTried] = useState(false)
  const missing = tried ? missingFields(draft) : []
  const notice = noticeOf(draft)
  const isMailWrong = notice !== null && !isMail(notice)

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    setTried(true)
    if (missingFields(draft).length === 0 && !isMailWrong) onNext()
  }

  return (
    <form className="stack w" onSubmit={submit} noValidate>
      {draft.track !== 'tip' && (
        <section className="stack" aria-labelledby="lt-name">
          <h1 id="lt-name">{say('nameTitle')}</h1>
          {screened && (
            <Notice tone="brand" icon="lock">
              <p>{say('nameWhy')}</p>
            </Notice>
          )}
          {draft.track === 'crime' && <p>{say('nameOptional')}</p>}
          <IdentityFields
            identity={draft.identity}
            missing={missing}
            onChange={(identity) => onChange({ identity })}
          />
        </section>
      )}
      {!draft.watched && (
        <News
          first={draft.track === 'tip'}
          value={draft.notice}
          wrong={tried && isMailWrong}
          onChange={(news) => onChange({ notice: news })}
        />
      )}
      <div className="row">
        <button type="submit" className="btn pri big">
          {say('next')}
        </button>
        <button type="button" className="btn big quiet" onClick={onBack}>
          {say('back')}
        </button>
      </div>
    </form>
  )
}

interface NewsProps {
  /** Nothing else is asked on this page. */
  first: boolean
  value: string
  wrong: boolean
  onChange: (value: string) => void
}

function News({ first, value, wrong, onChange }: NewsProps) {
  const say = useWords(writeWords)
  return (
    <section className="stack" aria-labelledby="lt-news">
      {first ? <h1 id="lt-news">{say('newsTitle')}</h1> : <h2 id="lt-news">{say('newsTitle')}</h2>}
      <Field label={say('news')} hint={say('newsHint')} error={wrong && say('newsWrong')}>
        {(control) => (
          <input
            {...control}
            className="in"
            type="email"
            autoComplete="off"
            maxLength={200}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
      </Field>
    </section>
  )
}
