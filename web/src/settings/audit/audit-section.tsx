import type { AuditPage } from '@bezpechne/shared/audit-log'
import { useState } from 'react'

import { usePaged } from '../../lib/paged.ts'
import { useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { AuditLines } from './audit-lines.tsx'
import { auditLogWords } from './words.ts'

/** Who did and read what; reading this is a row too. */
export function AuditSection({ city }: SectionProps) {
  const [number, setNumber] = useState('')
  return (
    <>
      <OneInquiry number={number} onNumber={setNumber} />
      <Log key={number} city={city} number={number} />
    </>
  )
}

function OneInquiry({ number, onNumber }: { number: string; onNumber: (number: string) => void }) {
  const say = useWords(auditLogWords)
  const [typed, setTyped] = useState(number)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        onNumber(typed.trim().toUpperCase())
      }}
    >
      <TextField
        label={say('byNumber')}
        hint={say('byNumberHint')}
        value={typed}
        max={30}
        onChange={setTyped}
      />
      <div className="row">
        <button type="submit" className="btn">
          {say('show')}
        </button>
        {number && (
          <button
            type="button"
            className="btn quiet"
            onClick={() => {
              setTyped('')
              onNumber('')
            }}
          >
            {say('all')}
          </button>
        )}
      </div>
    </form>
  )
}

function Log({ city, number }: { city: string; number: string }) {
  const say = useWords(auditLogWords)
  const query = new URLSearchParams({ limit: '50', ...(number && { number }) })
  const { data, error, ...list } = usePaged<AuditPage>(
    ['audit', city, number],
    `/cities/${city}/audit?${query}`,
  )
  if (!data)
    return error ? <Trouble error={error} onRetry={() => void list.refetch()} /> : <Skeleton rows={6} />
  const lines = data.pages.flatMap(({ items }) => items)
  return (
    <>
      {lines.length === 0 ? <p className="muted">{say('none')}</p> : <AuditLines lines={lines} />}
      {list.hasNextPage && (
        <button
          type="button"
          className="btn"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {say('more')}
        </button>
      )}
      <Seal head={data.pages[0]?.head ?? ''} />
    </>
  )
}

function Seal({ head }: { head: string }) {
  const say = useWords(auditLogWords)
  return (
    <div className="card">
      <h2 className="h3">{say('seal')}</h2>
      <p>
        <code className="seal">{head}</code>
      </p>
      <p className="hint">{say('sealHint')}</p>
    </div>
  )
}
