import type { OwnBeats } from '@bezpechne/shared/beat-settings'
import { textIn } from '@bezpechne/shared/languages'
import { type SyntheticEvent, useState } from 'react'

import { formatDay } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useChange } from '../calendar/use-change.ts'
import { LongField } from '../long-field.tsx'
import { DayField } from '../officers/day-field.tsx'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { useChangeOwn } from './api.ts'
import { words } from './words.ts'

interface Props {
  city: string
  own: OwnBeats
}

/** What residents of a beat are told, and until when. */
export function Notices({ city, own }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const change = useChangeOwn(city)
  const { busy, error, run } = useChange()
  return (
    <section className="card stack" aria-labelledby="own-notices">
      <h2 id="own-notices" className="h3">
        {say('notices')}
      </h2>
      <p className="muted">{say('noticesText')}</p>
      {error !== undefined && <SaveTrouble error={error} />}
      {own.notices.length === 0 && <p className="muted">{say('noNotices')}</p>}
      <ul className={own.notices.length > 0 ? 'set-rows' : undefined}>
        {own.notices.map(({ id, beat, title, since, until }) => (
          <li key={id}>
            <span className="grow">
              <b>{title}</b>{' '}
              <span className="small muted">
                {`${beat} · `}
                {say('days', { since: formatDay(since, language), until: formatDay(until, language) })}
              </span>
            </span>
            <button
              type="button"
              className="btn s quiet"
              disabled={busy}
              aria-label={say('withdrawName', { title })}
              onClick={() => void run(() => change(`notices/${id}/withdraw`, {}), say('withdrawn'))}
            >
              {say('withdraw')}
            </button>
          </li>
        ))}
      </ul>
      <NoticeForm city={city} own={own} />
    </section>
  )
}

type Typed = Record<'beat' | 'title' | 'text' | 'since' | 'until', string>

function NoticeForm({ city, own }: Props) {
  const say = useWords(words)
  const change = useChangeOwn(city)
  const { busy, error, run } = useChange()
  const trouble = useFieldTrouble(error)
  const empty: Typed = {
    beat: own.beats[0]?.id ?? '',
    title: '',
    text: '',
    since: own.today,
    until: own.today,
  }
  const [typed, setTyped] = useState(empty)
  const put = (part: Partial<Typed>) => setTyped({ ...typed, ...part })

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    if (await run(() => change('notices', typed), say('published'))) setTyped(empty)
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <BeatField own={own} value={typed.beat} error={trouble('beat')} onChange={(beat) => put({ beat })} />
      <NoticeFields typed={typed} trouble={trouble} onChange={put} />
      {error !== undefined && <SaveTrouble error={error} />}
      <p>
        <button type="submit" className="btn" disabled={busy || typed.beat === ''}>
          {say('publish')}
        </button>
      </p>
    </form>
  )
}

interface FieldsProps {
  typed: Typed
  trouble: (path: string) => string | undefined
  onChange: (part: Partial<Typed>) => void
}

function NoticeFields({ typed, trouble, onChange: put }: FieldsProps) {
  const say = useWords(words)
  return (
    <>
      <TextField
        label={say('title')}
        error={trouble('title')}
        value={typed.title}
        max={120}
        onChange={(title) => put({ title })}
      />
      <LongField
        label={say('text')}
        error={trouble('text')}
        value={typed.text}
        max={1500}
        onChange={(text) => put({ text })}
      />
      <div className="set-two">
        {(['since', 'until'] as const).map((which) => (
          <DayField
            key={which}
            label={say(which)}
            error={trouble(which)}
            value={typed[which]}
            onChange={(day) => put({ [which]: day })}
          />
        ))}
      </div>
    </>
  )
}

interface BeatProps {
  own: OwnBeats
  value: string
  error: string | undefined
  onChange: (beat: string) => void
}

/** One of the own; a head, who may tell any beat, types its number. */
function BeatField({ own: { beats }, value, error, onChange }: BeatProps) {
  const say = useWords(words)
  const language = useLanguage()
  if (beats.length === 0)
    return <TextField label={say('beatId')} error={error} value={value} max={20} onChange={onChange} />
  return (
    <SelectField
      label={say('beat')}
      error={error}
      value={value}
      options={beats.map(({ id, name }) => ({ value: id, name: `${id} · ${textIn(name, language)}` }))}
      onChange={onChange}
    />
  )
}
