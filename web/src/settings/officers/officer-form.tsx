import type { DeskBeats, DeskOfficer, NewOfficer } from '@bezpechne/shared/beat-settings'
import { textIn } from '@bezpechne/shared/languages'
import type { OfficerKind, Rank } from '@bezpechne/shared/officers'
import { officerKindWords, rankWords } from '@bezpechne/shared/words/officers'
import { type SyntheticEvent, useState } from 'react'

import { isStale, useOvertaken } from '../../lib/overtaken.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Field } from '../../ui/field.tsx'
import { Overtaken, Theirs } from '../../ui/overtaken.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useChangeBeats } from '../beats/api.ts'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { CardFields } from './card-fields.tsx'
import { useComparedCards } from './card-theirs.tsx'
import { cardWords } from './card-words.ts'
import { words } from './words.ts'

interface Props {
  city: string
  desk: DeskBeats
  /** None: a new one. */
  officer?: DeskOfficer
  onDone: () => void
}

const empty: NewOfficer = {
  code: '',
  kind: 'dop',
  rank: 'lieutenant',
  name: { uk: '', en: '' },
  phones: [],
  office: { uk: '', en: '' },
  officeAt: null,
  hours: [],
  languages: ['uk'],
  staffId: null,
  stationId: null,
  leftOn: null,
}

/** NOTE: what is shown of an officer and not typed has no place in what is sent. */
function typedOf({ id: _id, photoUrl: _photo, version: _version, ...typed }: DeskOfficer): NewOfficer {
  return typed
}

export function OfficerForm({ city, desk, officer, onDone }: Props) {
  const say = useWords(cardWords)
  const change = useChangeBeats(city)
  const { busy, error, run } = useChange()
  const trouble = useFieldTrouble(error)
  const { overtaken } = useOvertaken(JSON.stringify(officer && typedOf(officer)) ?? '', error)
  const [typed, setTyped] = useState(() => (officer ? typedOf(officer) : empty))
  const put = (part: Partial<NewOfficer>) => setTyped({ ...typed, ...part })

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    const phones = typed.phones.map((phone) => phone.trim()).filter(Boolean)
    const path = officer ? `officers/${officer.id}` : 'officers'
    const body = { ...typed, phones, ...(officer && { version: officer.version }) }
    if (await run(() => change(path, body), say('saved'))) onDone()
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <ServiceFields desk={desk} typed={typed} trouble={trouble} onChange={put} />
      <CardFields city={city} typed={typed} trouble={trouble} onChange={put} />
      {officer && overtaken && <OfficerTheirs typed={typed} saved={officer} />}
      {error !== undefined && !isStale(error) && <SaveTrouble error={error} />}
      <div className="row">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {say('save')}
        </button>
        <button type="button" className="btn quiet" onClick={onDone}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}

/** NOTE: the account and the station are chosen from lists that stand in the fields: their names say enough. */
function OfficerTheirs({ typed, saved }: { typed: NewOfficer; saved: DeskOfficer }) {
  const say = useWords(words)
  const language = useLanguage()
  const compared = useComparedCards()
  const [kinds, ranks] = [textIn(officerKindWords, language), textIn(rankWords, language)]
  return (
    <Overtaken>
      <Theirs
        fields={[
          [say('nameUk'), typed.name.uk, saved.name.uk],
          [say('nameEn'), typed.name.en, saved.name.en],
          [say('kind'), kinds[typed.kind], kinds[saved.kind]],
          [say('rank'), ranks[typed.rank], ranks[saved.rank]],
          [say('code'), typed.code, saved.code],
          [say('leftOn'), typed.leftOn ?? '', saved.leftOn ?? ''],
          ...compared(typed, saved),
        ]}
      />
    </Overtaken>
  )
}

interface FieldsProps {
  desk: DeskBeats
  typed: NewOfficer
  trouble: (path: string) => string | undefined
  onChange: (part: Partial<NewOfficer>) => void
}

const isKind = (value: string): value is OfficerKind => Object.hasOwn(officerKindWords.uk, value)
const isRank = (value: string): value is Rank => Object.hasOwn(rankWords.uk, value)
const optionsOf = (named: Record<string, string>) =>
  Object.entries(named).map(([value, name]) => ({ value, name }))

/** Who it is in the service: only a head writes that. */
function ServiceFields({ desk, typed, trouble, onChange }: FieldsProps) {
  const say = useWords(words)
  const language = useLanguage()
  const { name, code, kind, rank } = typed
  return (
    <div className="set-two">
      <TextField
        label={say('nameUk')}
        error={trouble('name.uk')}
        value={name.uk}
        max={120}
        onChange={(uk) => onChange({ name: { ...name, uk } })}
      />
      <TextField
        label={say('nameEn')}
        error={trouble('name.en')}
        value={name.en}
        max={120}
        onChange={(en) => onChange({ name: { ...name, en } })}
      />
      <SelectField
        label={say('kind')}
        value={kind}
        options={optionsOf(textIn(officerKindWords, language))}
        onChange={(value) => isKind(value) && onChange({ kind: value })}
      />
      <SelectField
        label={say('rank')}
        value={rank}
        options={optionsOf(textIn(rankWords, language))}
        onChange={(value) => isRank(value) && onChange({ rank: value })}
      />
      <TextField
        label={say('code')}
        error={trouble('code')}
        value={code}
        max={40}
        onChange={(value) => onChange({ code: value.trim() })}
      />
      <BelongingFields desk={desk} typed={typed} trouble={trouble} onChange={onChange} />
    </div>
  )
}

function BelongingFields({ desk, typed, trouble, onChange }: FieldsProps) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <>
      <SelectField
        label={say('account')}
        error={trouble('staffId')}
        value={typed.staffId ?? ''}
        none={say('accountNone')}
        options={desk.accounts.map(({ id, name }) => ({ value: id, name }))}
        onChange={(value) => onChange({ staffId: value || null })}
      />
      <SelectField
        label={say('station')}
        value={typed.stationId ?? ''}
        none={say('stationNone')}
        options={desk.stations.map((one) => ({ value: one.id, name: textIn(one.name, language) }))}
        onChange={(value) => onChange({ stationId: value || null })}
      />
      <Field label={say('leftOn')} hint={say('leftHint')} error={trouble('leftOn')}>
        {(control) => (
          <input
            {...control}
            className="in"
            type="date"
            value={typed.leftOn ?? ''}
            onChange={({ target }) => onChange({ leftOn: target.value || null })}
          />
        )}
      </Field>
    </>
  )
}
