import type { ImportField } from '@bezpechne/shared/import-columns'
import type { ImportColumns, ImportStatus } from '@bezpechne/shared/imports'
import { useState } from 'react'

import { useCategories } from '../../lib/reference.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import { useColumns, useStep } from './api.ts'
import { Arrival } from './arrival.tsx'
import { Columns } from './columns.tsx'
import { type Draft, draftOf, mappingOf, missingIn } from './draft.ts'
import { LeaveOut, Topics } from './topics.tsx'
import { dataWords } from './words.ts'

interface Props {
  city: string
  one: ImportStatus
  onDone: () => void
}

/** Columns of the file beside our fields; what the names tell is chosen already, or what was chosen the last time. */
export function Mapping({ city, one, onDone }: Props) {
  const { data: file, error, refetch } = useColumns(city, one.id)
  const { data: categories } = useCategories(city)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!file || !categories) return <Skeleton rows={8} />
  return (
    <MappingForm
      city={city}
      one={one}
      file={file}
      onDone={onDone}
      codes={categories.map(({ code }) => code)}
    />
  )
}

function valuesIn({ columns }: ImportColumns, name: string | undefined) {
  return columns.find((column) => column.name === name)?.values ?? undefined
}

interface FormProps extends Props {
  file: ImportColumns
  codes: readonly string[]
}

function MappingForm({ city, one, file, codes, onDone }: FormProps) {
  const say = useWords(dataWords)
  const step = useStep(city, one.id)
  const { busy, error, run } = useChange()
  const [draft, setDraft] = useState(() => draftOf(file, one.name))
  const [asked, setAsked] = useState(false)
  const missing = asked ? missingIn(draft) : []
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const valuesOf = (field: ImportField) => valuesIn(file, draft.columns[field])

  function check(): void {
    const mapping = mappingOf(draft)
    setAsked(true)
    if (!mapping) return
    void run(() => step('mapping', mapping)).then((done) => done && onDone())
  }

  return (
    <>
      <p>{say('rowsRead', { rows: file.rows })}</p>
      {file.encoding === 'windows-1251' && <Notice tone="warn" title={say('windows')} />}
      <h3>{say('columns')}</h3>
      <Columns file={file} draft={draft} onChange={change} />
      <TextField
        label={say('text')}
        hint={say('textHint')}
        error={missing.includes('text') && say('textNeeded', { column: file.columns.at(-1)?.name ?? '' })}
        value={draft.text}
        max={500}
        onChange={(text) => change({ text })}
      />
      {draft.columns.category && (
        <Topics city={city} codes={codes} values={valuesOf('category')} draft={draft} onChange={change} />
      )}
      {draft.columns.status && <LeaveOut values={valuesOf('status') ?? []} draft={draft} onChange={change} />}
      <Source value={draft.source} onChange={(source) => change({ source })} />
      <Arrival value={draft.arrival} onChange={(arrival) => change({ arrival })} />
      <Missing fields={missing} />
      {error !== undefined && <SaveTrouble error={error} />}
      <p>
        <button type="button" className="btn pri" aria-disabled={busy} onClick={check}>
          {say('check')}
        </button>
      </p>
    </>
  )
}

function Missing({ fields }: { fields: ReturnType<typeof missingIn> }) {
  const say = useWords(dataWords)
  if (fields.length === 0) return null
  return (
    <Notice tone="warn" title={say('missing')} alert>
      <p>{fields.map((field) => say(field)).join(', ')}</p>
    </Notice>
  )
}

function Source({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const say = useWords(dataWords)
  return (
    <TextField label={say('source')} hint={say('sourceHint')} value={value} max={100} onChange={onChange} />
  )
}
