import { textIn } from '@bezpechne/shared/languages'
import type { CityCost } from '@bezpechne/shared/operator-costs'
import { lazy, Suspense, useRef, useState } from 'react'

import { formatNumber, monthBack } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { SelectField } from '../ui/select-field.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useCosts } from './api.ts'
import { costWords } from './cost-words.ts'
import { CityCards } from './find-city.tsx'

// Whoever asks for a community comes by this code, and needs none of it.
const QuotaForm = lazy(() => import('./quota-form.tsx').then((form) => ({ default: form.QuotaForm })))

const offered = 12

/** What each community used in a month, of what it may. */
export function CostList() {
  const say = useWords(costWords)
  const language = useLanguage()
  const [month, setMonth] = useState(() => monthBack(0))
  const { data, error, refetch } = useCosts(month)
  const name = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const months = Array.from({ length: offered }, (_, back) => monthBack(back))
  return (
    <section className="stack" aria-labelledby="op-costs">
      <h2 id="op-costs">{say('title')}</h2>
      <p className="muted">{say('lead')}</p>
      <SelectField
        label={say('month')}
        value={month}
        options={months.map((one) => ({ value: one, name: name.format(new Date(`${one}-15`)) }))}
        onChange={setMonth}
      />
      {!data && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={3} />)}
      {data && (
        <CityCards cities={data.items}>
          {(city) => <CostRow city={city} currency={data.currency} />}
        </CityCards>
      )}
      <p>
        <a className="btn" href={`/api/v1/operator/costs.csv?month=${month}`} download>
          {say('csv')}
        </a>
      </p>
    </section>
  )
}

function CostRow({ city, currency }: { city: CityCost; currency: string }) {
  const say = useWords(costWords)
  const language = useLanguage()
  const { quota, storageBytes, mailsToday, submissionsToday, mails, submissions, letters, cost } = city
  const number = (value: number) => formatNumber(value, language)
  const size = (bytes: number) => number(Math.round(bytes / 1_000_000) / 1000)
  const name = textIn(city.name, language)
  const money = new Intl.NumberFormat(language, { style: 'currency', currency })
  return (
    <>
      <h3>
        {name}
        {cost !== null && <span className="small"> · {say('cost', { sum: money.format(cost) })}</span>}
      </h3>
      <ul className="small muted">
        <li>
          {say('storage', { used: size(storageBytes), of: size(quota.storageBytes) })}
          <Near used={storageBytes} of={quota.storageBytes} />
        </li>
        <li>
          {say('mails', { month: number(mails), today: number(mailsToday), of: number(quota.mailsADay) })}
          <Near used={mailsToday} of={quota.mailsADay} />
        </li>
        <li>
          {say('submissions', {
            month: number(submissions),
            today: number(submissionsToday),
            of: number(quota.submissionsADay),
          })}
          <Near used={submissionsToday} of={quota.submissionsADay} />
        </li>
        <li>{say('letters', { count: number(letters) })}</li>
      </ul>
      <Limits city={city} name={name} />
    </>
  )
}

/** Closed again when it is saved, with the focus on what opened it. */
function Limits({ city, name }: { city: CityCost; name: string }) {
  const say = useWords(costWords)
  const box = useRef<HTMLDetailsElement>(null)
  const [saves, setSaves] = useState(0)
  const [opened, setOpened] = useState(false)
  function close(): void {
    if (box.current) box.current.open = false
    box.current?.querySelector('summary')?.focus()
    setSaves(saves + 1)
  }
  return (
    <details ref={box} onToggle={() => setOpened(true)}>
      <summary>
        {say('change')}
        <span className="vh">: {name}</span>
      </summary>
      {opened && (
        <Suspense fallback={<Skeleton rows={3} />}>
          <QuotaForm key={saves} city={city.id} quota={city.quota} onSaved={close} />
        </Suspense>
      )}
    </details>
  )
}

/** From four fifths on. */
function Near({ used, of }: { used: number; of: number }) {
  const say = useWords(costWords)
  if (used < of * 0.8) return null
  return (
    <>
      {' '}
      <span className="tag warn">{say(used < of ? 'near' : 'over')}</span>
    </>
  )
}
