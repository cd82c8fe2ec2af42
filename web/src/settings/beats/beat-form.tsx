import type { ChangeBeat, DeskBeat, DeskBeats } from '@bezpechne/shared/beat-settings'
import { textIn } from '@bezpechne/shared/languages'
import { type SyntheticEvent, useState } from 'react'

import { isStale, useOvertaken } from '../../lib/overtaken.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Field } from '../../ui/field.tsx'
import { Overtaken, Theirs } from '../../ui/overtaken.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { ownMovesOfBeats, useChangeBeats } from './api.ts'
import { words } from './words.ts'

interface Props {
  city: string
  desk: DeskBeats
  beat: DeskBeat
  onDone: () => void
}

/** The words of a beat, and its end. */
export function BeatForm({ city, desk, beat, onDone }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const change = useChangeBeats(city)
  const { busy, error, run } = useChange()
  const trouble = useFieldTrouble(error)
  const { name, setting, residents, stationId, version } = beat
  const { overtaken } = useOvertaken(version, error, ownMovesOfBeats(city, 'beats', beat.id))
  const [typed, setTyped] = useState<Typed>({ name, setting, residents, stationId })
  const put = (part: Partial<Typed>) => setTyped({ ...typed, ...part })

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const saved = say('saved', { name: textIn(typed.name, language) })
    if (await run(() => change(`beats/${beat.id}/words`, { ...typed, version }), saved)) onDone()
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <BeatFields desk={desk} typed={typed} trouble={trouble} onChange={put} />
      {overtaken && (
        <Overtaken>
          <Theirs
            fields={[
              [say('nameUk'), typed.name.uk, name.uk],
              [say('nameEn'), typed.name.en, name.en],
              [say('setting'), say(typed.setting), say(setting)],
              [say('residentsField'), String(typed.residents ?? ''), String(residents ?? '')],
            ]}
          />
        </Overtaken>
      )}
      {error !== undefined && !isStale(error) && <SaveTrouble error={error} />}
      <div className="row">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {say('save')}
        </button>
        <button type="button" className="btn quiet" onClick={onDone}>
          {say('cancel')}
        </button>
      </div>
      <Retire city={city} beat={beat} />
    </form>
  )
}

type Typed = Omit<ChangeBeat, 'version'>

interface FieldsProps {
  desk: DeskBeats
  typed: Typed
  trouble: (path: string) => string | undefined
  onChange: (part: Partial<Typed>) => void
}

function BeatFields({ desk, typed, trouble, onChange: put }: FieldsProps) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <div className="set-two">
      <TextField
        label={say('nameUk')}
        error={trouble('name.uk')}
        value={typed.name.uk}
        max={150}
        onChange={(uk) => put({ name: { ...typed.name, uk } })}
      />
      <TextField
        label={say('nameEn')}
        error={trouble('name.en')}
        value={typed.name.en}
        max={150}
        onChange={(en) => put({ name: { ...typed.name, en } })}
      />
      <SelectField
        label={say('setting')}
        value={typed.setting}
        options={(['urban', 'rural'] as const).map((value) => ({ value, name: say(value) }))}
        onChange={(value) => put({ setting: value === 'rural' ? 'rural' : 'urban' })}
      />
      <Field label={say('residentsField')} error={trouble('residents')}>
        {(control) => (
          <input
            {...control}
            className="in"
            inputMode="numeric"
            value={typed.residents ?? ''}
            onChange={({ target }) => {
              const digits = target.value.replaceAll(/\D/g, '').slice(0, 7)
              put({ residents: digits === '' ? null : Number(digits) })
            }}
          />
        )}
      </Field>
      <SelectField
        label={say('station')}
        value={typed.stationId ?? ''}
        none={say('stationNone')}
        options={desk.stations.map((one) => ({ value: one.id, name: textIn(one.name, language) }))}
        onChange={(value) => put({ stationId: value || null })}
      />
    </div>
  )
}

function Retire({ city, beat }: Pick<Props, 'city' | 'beat'>) {
  const say = useWords(words)
  const language = useLanguage()
  const change = useChangeBeats(city)
  const { busy, error, run } = useChange()
  return (
    <details className="earlier">
      <summary>{say('retire')}</summary>
      <div className="stack t">
        <p>{say('retireSure', { name: textIn(beat.name, language) })}</p>
        {error !== undefined && <SaveTrouble error={error} />}
        <p>
          <button
            type="button"
            className="btn"
            disabled={busy}
            onClick={() =>
              void run(() => change(`beats/${beat.id}/retire`, { version: beat.version }), say('retired'))
            }
          >
            {say('retireDo')}
          </button>
        </p>
      </div>
    </details>
  )
}
