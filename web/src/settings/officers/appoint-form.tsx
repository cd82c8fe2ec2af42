import type { DeskBeats, DeskOfficer, Duty } from '@bezpechne/shared/beat-settings'
import { textIn } from '@bezpechne/shared/languages'
import { type SyntheticEvent, useState } from 'react'

import { formatDay } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { useChangeBeats } from '../beats/api.ts'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { DayField } from './day-field.tsx'
import { dayBeside } from './day.ts'
import { words } from './words.ts'

interface Props {
  city: string
  desk: DeskBeats
  officer: DeskOfficer
  onDone: () => void
}

/** Appointments of one officer: what lasts, and one more. */
export function AppointForm({ city, desk, officer, onDone }: Props) {
  const say = useWords(words)
  const change = useChangeBeats(city)
  const { busy, error, run } = useChange()
  const trouble = useFieldTrouble(error)
  const [typed, setTyped] = useState<Typed>({
    beat: '',
    duty: 'officer',
    since: desk.today,
    last: '',
  })
  const put = (part: Partial<Typed>) => setTyped({ ...typed, ...part })

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const { beat, duty, since, last } = typed
    const body = { beat, officerId: officer.id, duty, since, until: last ? dayBeside(last, 1) : null }
    if (await run(() => change('appointments', body), say('appointed'))) onDone()
  }

  return (
    <div className="stack">
      <Appointments city={city} desk={desk} officer={officer} />
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <AppointFields desk={desk} typed={typed} trouble={trouble} onChange={put} />
        {error !== undefined && <SaveTrouble error={error} />}
        <p>
          <button type="submit" className="btn pri" disabled={busy || typed.beat === ''}>
            {say('appointDo')}
          </button>
        </p>
      </form>
    </div>
  )
}

interface Typed {
  beat: string
  duty: Duty
  since: string
  last: string
}

interface FieldsProps {
  desk: DeskBeats
  typed: Typed
  trouble: (path: string) => string | undefined
  onChange: (part: Partial<Typed>) => void
}

function AppointFields({ desk, typed, trouble, onChange: put }: FieldsProps) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <div className="set-two">
      <SelectField
        label={say('beat')}
        error={trouble('beat')}
        value={typed.beat}
        none={say('beatChoose')}
        options={desk.beats.map(({ id, name }) => ({ value: id, name: `${id} · ${textIn(name, language)}` }))}
        onChange={(beat) => put({ beat })}
      />
      <SelectField
        label={say('duty')}
        value={typed.duty}
        options={(['officer', 'deputy'] as const).map((value) => ({ value, name: say(value) }))}
        onChange={(value) => put({ duty: value === 'deputy' ? 'deputy' : 'officer' })}
      />
      <DayField
        label={say('since')}
        error={trouble('since')}
        value={typed.since}
        onChange={(since) => put({ since })}
      />
      <DayField
        label={say('until')}
        hint={say('untilHint')}
        error={trouble('until')}
        value={typed.last}
        onChange={(last) => put({ last })}
      />
    </div>
  )
}

function Appointments({ city, desk, officer }: Omit<Props, 'onDone'>) {
  const say = useWords(words)
  const language = useLanguage()
  const change = useChangeBeats(city)
  const { busy, error, run } = useChange()
  const held = desk.appointments.filter(({ officerId }) => officerId === officer.id)
  if (!held.length) return null
  return (
    <section className="stack t" aria-label={say('appointments')}>
      {error !== undefined && <SaveTrouble error={error} />}
      <ul className="set-rows">
        {held.map(({ id, beat, duty, since, until }) => (
          <li key={id}>
            <span className="grow">
              <b>{beat}</b> {say(duty)}
              <span className="small muted">
                {' '}
                {until
                  ? say('fromTo', {
                      since: formatDay(since, language),
                      until: formatDay(dayBeside(until, -1), language),
                    })
                  : say('fromDay', { since: formatDay(since, language) })}
              </span>
            </span>
            <button
              type="button"
              className="btn s quiet"
              disabled={busy}
              aria-label={say('endName', { beat })}
              onClick={() =>
                void run(() => change(`appointments/${id}/end`, { until: desk.today }), say('ended'))
              }
            >
              {say('endAppointment')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
