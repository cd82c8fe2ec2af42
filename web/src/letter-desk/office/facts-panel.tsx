import { type FormEvent, useState } from 'react'

import { formatDay, formatMoment } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Held } from '../opener.ts'
import { SendTrouble } from './send-trouble.tsx'
import { taskOf } from './urgency.ts'
import type { Letters } from './use-letters.ts'
import { useSend } from './use-send.ts'
import { officeWords } from './words.ts'

interface Props {
  held: Held
  letters: Letters
  now: number
}

/** Numbers and days of a letter, and what stops its clock. */
export function FactsPanel({ held, letters, now }: Props) {
  const say = useWords(officeWords)
  const language = useLanguage()
  const { letter } = held
  const rows = [
    [say(letter.agreed ? 'number' : 'sentNumber'), letter.regNo],
    [say('received'), formatMoment(letter.receivedAt, language)],
    [say('due'), letter.dueOn && formatDay(letter.dueOn, language)],
    [say('crimeNo'), letter.crimeNo],
  ].filter((row): row is [string, string] => Boolean(row[1]))
  return (
    <section className="stack" aria-labelledby="deadlines-title">
      <h3 id="deadlines-title" className="h3">
        {say('deadlines')}
      </h3>
      <dl className="lfacts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">{say(useClockWords(held, now))}</p>
      {letter.extended && <p className="small muted">{say('extended')}</p>}
      {letter.regNo && !letter.agreed && (
        <Notice tone="brand">
          <p>{say('notAgreed')}</p>
        </Notice>
      )}
      {letter.regNo && <DepartmentNumber held={held} letters={letters} />}
    </section>
  )
}

function useClockWords({ letter }: Held, now: number) {
  const { track } = letter.record.header
  const { what } = taskOf({ ...letter, track }, now)
  if (what === 'paused') return 'clockStands'
  if (letter.state === 'replied') return 'clockOver'
  return track === 'tip' ? 'clockTip' : 'clockRuns'
}

function DepartmentNumber({ held, letters }: Omit<Props, 'now'>) {
  const say = useWords(officeWords)
  const { version, extNo: stored, record } = held.letter
  const [extNo, setExtNo] = useState(stored ?? '')
  const { sending, error, send } = useSend()
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    const typed = extNo.trim()
    if (!typed) return
    const body = (now: Held) => ({ version: now.letter.version, extNo: typed })
    if (await send(() => letters.send(record.header.id, { name: 'number', body }))) toast(say('extNoSaved'))
  }
  return (
    <form key={version} className="stack" onSubmit={(event) => void save(event)}>
      <TextField label={say('extNo')} hint={say('extNoHint')} value={extNo} max={60} onChange={setExtNo} />
      <SendTrouble error={error} />
      {extNo.trim() !== (stored ?? '') && (
        <p>
          <button type="submit" className="btn s" disabled={sending}>
            {say('extNoSave')}
          </button>
        </p>
      )}
    </form>
  )
}
