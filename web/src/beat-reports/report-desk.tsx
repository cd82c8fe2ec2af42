import type { OwnReports } from '@bezpechne/shared/beat-work'

import './beat-reports.css'
import { textIn } from '@bezpechne/shared/languages'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { reportWords } from '../ui/report-words.ts'
import { SelectField } from '../ui/select-field.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { draftQuery, ownQuery, type Which } from './api.ts'
import { ReportForm } from './report-form.tsx'
import { words } from './words.ts'

/** The reports one may write: which beat, which half, then the report itself. */
export function ReportDesk({ city }: { city: string }) {
  const say = useWords(words)
  const { data: own, error, refetch } = useQuery(ownQuery(city))
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!own) return <Skeleton rows={3} />
  const [first] = own.items
  if (!first) {
    return (
      <EmptyState title={say('noBeat')}>
        <p>{say('noBeatText')}</p>
      </EmptyState>
    )
  }
  return <Choice city={city} items={own.items} first={first} />
}

type Item = OwnReports['items'][number]

function Choice({ city, items, first }: { city: string; items: Item[]; first: Item }) {
  const say = useWords(words)
  const sayHalf = useWords(reportWords)
  const language = useLanguage()
  const [beat, setBeat] = useState(first.beat.id)
  const here = items.find((item) => item.beat.id === beat) ?? first
  const [half, setHalf] = useState(() => usualHalf(first))
  return (
    <>
      <div className="row noprint reportpick">
        <SelectField
          label={say('beat')}
          value={here.beat.id}
          options={items.map((item) => ({ value: item.beat.id, name: textIn(item.beat.name, language) }))}
          onChange={setBeat}
        />
        <SelectField
          label={say('half')}
          value={half}
          options={here.halves.map((one) => ({
            value: one.half,
            name: `${sayHalf(one.half.endsWith('1') ? 'first' : 'second', { year: one.half.slice(0, 4) })}, ${say(one.state)}`,
          }))}
          onChange={setHalf}
        />
      </div>
      <Report key={`${here.beat.id} ${half}`} which={{ city, beat: here.beat.id, half }} />
    </>
  )
}

/** The one that is due: over, and not published yet. */
function usualHalf({ halves }: Item): string {
  const due = halves.find(({ over, state }) => over && state !== 'published')
  return (due ?? halves[0])?.half ?? ''
}

function Report({ which }: { which: Which }) {
  const { data: draft, error, refetch } = useQuery(draftQuery(which))
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!draft) return <Skeleton rows={4} />
  return <ReportForm which={which} draft={draft} onReload={async () => (await refetch()).data} />
}
