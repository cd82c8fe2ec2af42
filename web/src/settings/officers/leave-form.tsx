import type { AbsenceKind, DeskBeats, DeskOfficer } from '@bezpechne/shared/beat-settings'
import { textIn } from '@bezpechne/shared/languages'
import { type SyntheticEvent, useState } from 'react'

import { useLanguage, useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { useChangeBeats } from '../beats/api.ts'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { DayField } from './day-field.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  desk: DeskBeats
  officer: DeskOfficer
  onDone: () => void
}

const kinds: readonly AbsenceKind[] = ['leave', 'illness', 'training', 'other']

/** Days away, both included, and who stands in. */
export function LeaveForm({ city, desk, officer, onDone }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const change = useChangeBeats(city)
  const { busy, error, run } = useChange()
  const trouble = useFieldTrouble(error)
  const others = desk.officers.filter(({ id, leftOn }) => id !== officer.id && leftOn === null)
  const [kind, setKind] = useState<AbsenceKind>('leave')
  const [days, setDays] = useState({ since: desk.today, until: desk.today })
  const [substitute, setSubstitute] = useState('')

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const body = { officerId: officer.id, kind, ...days, substituteId: substitute || null }
    if (await run(() => change('absences', body), say('leaveSaved'))) onDone()
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <div className="set-two">
        <SelectField
          label={say('absence')}
          value={kind}
          options={kinds.map((value) => ({ value, name: say(`kind-${value}`) }))}
          onChange={(value) => setKind(kinds.find((one) => one === value) ?? kind)}
        />
        <SelectField
          label={say('substitute')}
          value={substitute}
          none={say('substituteNone')}
          options={others.map(({ id, name }) => ({ value: id, name: textIn(name, language) }))}
          onChange={setSubstitute}
        />
        {(['since', 'until'] as const).map((which) => (
          <DayField
            key={which}
            label={say(which)}
            error={trouble(which)}
            value={days[which]}
            onChange={(day) => setDays({ ...days, [which]: day })}
          />
        ))}
      </div>
      {error !== undefined && <SaveTrouble error={error} />}
      <button type="submit" className="btn pri bt-file" disabled={busy}>
        {say('leaveDo')}
      </button>
    </form>
  )
}
