import type { DeskBeats, DeskStation, NewStation } from '@bezpechne/shared/beat-settings'
import { textIn } from '@bezpechne/shared/languages'
import { type SyntheticEvent, useState } from 'react'

import { isStale, useOvertaken } from '../../lib/overtaken.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Overtaken, Theirs } from '../../ui/overtaken.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ownMovesOfBeats, useChangeBeats } from '../beats/api.ts'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { cardWords } from './card-words.ts'
import { HoursField } from './hours-field.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  desk: DeskBeats
}

/** Where people turn if a beat has nobody. */
export function Stations({ city, desk }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const [open, setOpen] = useState<string>()
  const close = () => setOpen(undefined)
  return (
    <section className="card stack" aria-labelledby="stations">
      <h2 id="stations" className="h3">
        {say('stations')}
      </h2>
      <p className="muted">{say('stationsText')}</p>
      <ul className="stack">
        {desk.stations.map((station) => (
          <li key={station.id} className="stack t">
            {open === station.id ? (
              <StationForm city={city} desk={desk} station={station} onDone={close} />
            ) : (
              <div className="row">
                <span className="grow">
                  <b>{textIn(station.name, language)}</b>{' '}
                  <span className="small muted">
                    {station.phone} · {textIn(station.address, language)}
                  </span>
                </span>
                <button
                  type="button"
                  className="btn s"
                  aria-label={say('changeStationName', { name: textIn(station.name, language) })}
                  onClick={() => setOpen(station.id)}
                >
                  {say('changeStation')}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        <StationForm city={city} desk={desk} onDone={close} />
      ) : (
        <p>
          <button type="button" className="btn" onClick={() => setOpen('new')}>
            {say('addStation')}
          </button>
        </p>
      )}
    </section>
  )
}

const empty: NewStation = {
  districtId: null,
  name: { uk: '', en: '' },
  phone: '',
  address: { uk: '', en: '' },
  at: null,
  hours: [],
}

function StationForm({ city, desk, station, onDone }: Props & { station?: DeskStation; onDone: () => void }) {
  const say = useWords(words)
  const sayCard = useWords(cardWords)
  const change = useChangeBeats(city)
  const { busy, error, run } = useChange()
  const isOwn = ownMovesOfBeats(city, 'stations', station?.id)
  const { overtaken } = useOvertaken(station?.version ?? 0, error, isOwn)
  const [typed, setTyped] = useState<NewStation>(() => {
    const { id: _id, version: _version, ...given } = { id: '', version: 1, ...(station ?? empty) }
    return given
  })
  const put = (part: Partial<NewStation>) => setTyped({ ...typed, ...part })

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const path = station ? `stations/${station.id}` : 'stations'
    const body = { ...typed, ...(station && { version: station.version }) }
    if (await run(() => change(path, body), sayCard('saved'))) onDone()
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <StationFields desk={desk} typed={typed} error={error} onChange={put} />
      <HoursField hours={typed.hours} none={say('dayAndNight')} onChange={(hours) => put({ hours })} />
      {station && overtaken && (
        <Overtaken>
          <Theirs
            fields={[
              [say('stationUk'), typed.name.uk, station.name.uk],
              [say('stationEn'), typed.name.en, station.name.en],
              [say('addressUk'), typed.address.uk, station.address.uk],
              [say('addressEn'), typed.address.en, station.address.en],
              [say('phone'), typed.phone, station.phone],
            ]}
          />
        </Overtaken>
      )}
      {error !== undefined && !isStale(error) && <SaveTrouble error={error} />}
      <div className="row">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {sayCard('save')}
        </button>
        <button type="button" className="btn quiet" onClick={onDone}>
          {sayCard('cancel')}
        </button>
      </div>
    </form>
  )
}

interface FieldsProps {
  desk: DeskBeats
  typed: NewStation
  error: unknown
  onChange: (part: Partial<NewStation>) => void
}

function StationFields({ desk, typed, error, onChange }: FieldsProps) {
  const say = useWords(words)
  const language = useLanguage()
  const trouble = useFieldTrouble(error)
  const { name, address } = typed
  const fields = [
    ['stationUk', 'name.uk', name.uk, (uk: string) => onChange({ name: { ...name, uk } })],
    ['stationEn', 'name.en', name.en, (en: string) => onChange({ name: { ...name, en } })],
    ['addressUk', 'address.uk', address.uk, (uk: string) => onChange({ address: { ...address, uk } })],
    ['addressEn', 'address.en', address.en, (en: string) => onChange({ address: { ...address, en } })],
    ['phone', 'phone', typed.phone, (phone: string) => onChange({ phone })],
  ] as const
  return (
    <div className="set-two">
      {fields.map(([label, path, value, change]) => (
        <TextField
          key={path}
          label={say(label)}
          error={trouble(path)}
          value={value}
          max={200}
          onChange={change}
        />
      ))}
      <SelectField
        label={say('district')}
        value={typed.districtId ?? ''}
        none={say('districtAll')}
        options={desk.districts.map((one) => ({ value: one.id, name: textIn(one.name, language) }))}
        onChange={(value) => onChange({ districtId: value || null })}
      />
    </div>
  )
}
