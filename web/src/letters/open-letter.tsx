import type { City } from '@bezpechne/shared/cities'
import { textIn } from '@bezpechne/shared/languages'
import { readCode } from '@bezpechne/shared/letters-crypto/code'
import { type SyntheticEvent, use, useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { useTask } from '../lib/use-task.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { Refused } from './calls.ts'
import { CodeField } from './code-field.tsx'
import { LetterStop, stopOf } from './letter-stop.tsx'
import { openWords } from './open-words.ts'
import { type Opened, openSession, type Session } from './session.ts'

interface Props {
  cities: Promise<City[]>
  /** Of the address of the page, or of a QR. */
  city: string | null
  code: string
  onOpen: (session: Session, opened: Opened, code: string) => void
}

/** Whatever is wrong with a code is told without asking anybody. */
export function OpenLetter({ cities, city, code, onOpen }: Props) {
  const say = useWords(openWords)
  const all = use(cities)
  const [chosen, setChosen] = useState(city ?? (all.length === 1 ? (all[0]?.id ?? '') : ''))
  const [typed, setTyped] = useState(code)
  const [tried, setTried] = useState(false)
  const opening = useTask()

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    setTried(true)
    opening.clear()
    const read = readCode(typed)
    if (!('code' in read) || chosen === '') return
    void opening.run(async () => {
      const { session, opened } = await openSession(chosen, read.code)
      onOpen(session, opened, read.code)
    })
  }

  function type(text: string) {
    setTyped(text)
    setTried(false)
    opening.clear()
  }

  return (
    <form className="card openl" onSubmit={submit} noValidate>
      <h1 className="h2">{say('title')}</h1>
      <CityField cities={all} city={chosen} missing={tried && chosen === ''} onChange={setChosen} />
      <CodeField typed={typed} tried={tried} onType={type} />
      {opening.error !== undefined && <Unopened error={opening.error} />}
      <p>
        <button type="submit" className="btn pri big" disabled={opening.busy}>
          {say(opening.busy ? 'opening' : 'open')}
        </button>
      </p>
      <p className="small">
        <a href={chosen ? `/letters?city=${chosen}` : '/letters'}>{say('write')}</a>
      </p>
    </form>
  )
}

interface CityProps {
  cities: City[]
  city: string
  missing: boolean
  onChange: (city: string) => void
}

function CityField({ cities, city, missing, onChange }: CityProps) {
  const say = useWords(openWords)
  const language = useLanguage()
  // Without the list, the community of the address still opens its letters.
  const known = cities.map(({ id, name }) => ({ value: id, name: textIn(name, language) }))
  return (
    <SelectField
      label={say('city')}
      value={city}
      none={say('cityChoose')}
      error={missing && say('cityMissing')}
      options={known.length > 0 || city === '' ? known : [{ value: city, name: city }]}
      onChange={onChange}
    />
  )
}

function Unopened({ error }: { error: unknown }) {
  const say = useWords(openWords)
  if (error instanceof Refused && error.fault !== 'tampered')
    return <LetterStop why={stopOf(error.fault)} station={null} />
  const isUnknown = error instanceof ApiError && error.status === 404
  if (!isUnknown && !(error instanceof Refused)) return <Trouble error={error} />
  return (
    <Notice tone="warn" alert>
      <p>{say(isUnknown ? 'unknown' : 'tampered')}</p>
    </Notice>
  )
}
