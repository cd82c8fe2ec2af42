import type { DeskBeats, DeskOfficer } from '@bezpechne/shared/beat-settings'
import { textIn } from '@bezpechne/shared/languages'
import { rankWords } from '@bezpechne/shared/words/officers'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { formatDay } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { AppointForm } from './appoint-form.tsx'
import { LeaveForm } from './leave-form.tsx'
import { OfficerForm } from './officer-form.tsx'
import { PhotoField } from './photo-field.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  desk: DeskBeats
  officer: DeskOfficer
}

type Open = 'change' | 'appoint' | 'leave'
const acts: readonly Open[] = ['change', 'appoint', 'leave']

export function OfficerCard({ city, desk, officer }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const name = textIn(officer.name, language)
  return (
    <li className="card stack t set-card">
      <h2 className="h3">{name}</h2>
      <p className="small muted">
        {[textIn(rankWords, language)[officer.rank], say('badge', { code: officer.code })].join(' · ')}
        {officer.phones.map((phone) => (
          <span key={phone}>
            {' · '}
            <span className="num nw">{phone}</span>
          </span>
        ))}
      </p>
      <Facts desk={desk} officer={officer} />
      <div className="row">
        {acts.map((act) => (
          <button
            key={act}
            type="button"
            className={act === 'change' ? 'btn s' : 'btn s quiet'}
            aria-expanded={open === act}
            aria-label={say(`${act}Name`, { name })}
            onClick={() => setOpen(open === act ? undefined : act)}
          >
            {say(act)}
          </button>
        ))}
      </div>
      {open === 'change' && (
        <>
          <PhotoField
            path={`/cities/${city}/desk/officers/${officer.id}/photo`}
            photoUrl={officer.photoUrl}
            onSaved={() => client.invalidateQueries({ queryKey: ['desk-beats', city] })}
          />
          <OfficerForm city={city} desk={desk} officer={officer} onDone={close} />
        </>
      )}
      {open === 'appoint' && <AppointForm city={city} desk={desk} officer={officer} onDone={close} />}
      {open === 'leave' && <LeaveForm city={city} desk={desk} officer={officer} onDone={close} />}
    </li>
  )
}

function Facts({ desk, officer }: Omit<Props, 'city'>) {
  const say = useWords(words)
  const language = useLanguage()
  const { today } = desk
  const held = desk.appointments.filter(({ officerId, since }) => officerId === officer.id && since <= today)
  const away = desk.absences.find(
    ({ officerId, since, until }) => officerId === officer.id && since <= today && today <= until,
  )
  return (
    <p className="row set-facts">
      {officer.leftOn !== null && (
        <span className="tag warn">{say('left', { day: formatDay(officer.leftOn, language) })}</span>
      )}
      {away && <span className="tag">{say('awayNow', { day: formatDay(away.until, language) })}</span>}
      {held.length === 0 && <span className="tag warn">{say('noBeat')}</span>}
      {held.map(({ id, beat, duty }) => (
        <span key={id} className="tag">{`${beat} · ${say(duty).toLocaleLowerCase(language)}`}</span>
      ))}
    </p>
  )
}
