import type { ReadHolidays } from '@bezpechne/shared/calendar'
import { useRef, useState } from 'react'

import { formatDay } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { type ChangeCalendar, readHolidays } from './api.ts'
import { CalendarTrouble } from './calendar-trouble.tsx'
import { useChange } from './use-change.ts'
import { words } from './words.ts'

interface Props {
  city: string
  onChange: ChangeCalendar
}

const most = 40_000

/** A file is looked at first: what it would bring, and which of its lines say nothing. */
export function HolidayFile({ city, onChange }: Props) {
  const say = useWords(words)
  const { seen, tooLarge, error, look, forget } = useLook(city)

  return (
    <details className="earlier">
      <summary>{say('file')}</summary>
      <div className="stack t">
        <p className="muted small">{say('fileText')}</p>
        <label className="btn cal-file">
          {say('fileChoose')}
          <input
            type="file"
            className="vh"
            accept=".csv,text/csv,text/plain"
            onChange={({ target }) => {
              void look(target.files?.[0])
              target.value = ''
            }}
          />
        </label>
        {tooLarge && <Notice tone="warn" title={say('fileLarge')} alert />}
        <CalendarTrouble error={error} />
        {seen && <Seen seen={seen} onChange={onChange} onDone={forget} />}
      </div>
    </details>
  )
}

/** Of two files that are chosen one after the other the second is meant, whichever is read first. */
function useLook(city: string) {
  const say = useWords(words)
  const newest = useRef<File>(undefined)
  const [found, setFound] = useState<Found>({})

  async function look(file: File | undefined): Promise<void> {
    newest.current = file
    const tooLarge = (file?.size ?? 0) > most * 2
    setFound({ tooLarge })
    if (!file || tooLarge) return
    const next = await file
      .text()
      .then((text) => readHolidays(city, text))
      .then(
        (seen): Found => ({ seen }),
        (error: unknown): Found => ({ error }),
      )
    if (newest.current !== file) return
    setFound(next)
    if (next.seen) toast(say('fileRead'))
  }
  // What was chosen while the one before was stored stays.
  const forget = () => setFound((now) => (now.seen === found.seen ? {} : now))
  return { ...found, look, forget }
}

interface Found {
  seen?: ReadHolidays
  error?: unknown
  tooLarge?: boolean
}

function Seen({
  seen,
  onChange,
  onDone,
}: {
  seen: ReadHolidays
  onChange: ChangeCalendar
  onDone: () => void
}) {
  const say = useWords(words)
  const language = useLanguage()
  const { busy, error, run } = useChange()
  const fresh = seen.holidays.filter(({ known }) => !known)
  if (seen.problems.length > 0) return <Problems seen={seen} />
  if (fresh.length === 0) return <Notice title={say('fileNothing')} />

  async function store(): Promise<void> {
    const holidays = fresh.map(({ on, name }) => ({ on, name }))
    if (await run(() => onChange('holidays', { holidays }), say('fileStored', { count: fresh.length })))
      onDone()
  }

  return (
    <>
      <p>
        <b>{say('fileFound', { count: fresh.length })}</b>
      </p>
      <ul className="cal-list cal-seen">
        {fresh.map(({ on, name }) => (
          <li key={on}>
            <span>
              <b>{name}</b>
              <time className="small muted" dateTime={on}>
                {formatDay(on, language)}
              </time>
            </span>
          </li>
        ))}
      </ul>
      <CalendarTrouble error={error} />
      <p>
        <button type="button" className="btn pri" disabled={busy} onClick={() => void store()}>
          {say('fileStore', { count: fresh.length })}
        </button>
      </p>
    </>
  )
}

const why = {
  'wrong-format': 'lineFormat',
  wrong: 'lineDay',
  'too-short': 'lineShort',
  'too-long': 'lineLong',
  twice: 'lineTwice',
} as const

const atFirst = 20

function Problems({ seen: { problems } }: { seen: ReadHolidays }) {
  const say = useWords(words)
  return (
    <Notice tone="warn" title={say('fileProblems', { count: problems.length })} alert>
      <ul>
        {problems.slice(0, atFirst).map(({ line, text, code }) => (
          <li key={line}>
            {say('line', { line })} {say(isKnown(code) ? why[code] : 'lineFormat')}{' '}
            <code className="small">{text}</code>
          </li>
        ))}
      </ul>
      <p>{say('fileNotStored')}</p>
    </Notice>
  )
}

function isKnown(code: string): code is keyof typeof why {
  return Object.hasOwn(why, code)
}
