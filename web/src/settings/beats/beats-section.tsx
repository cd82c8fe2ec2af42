import './beats.css'
import { useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { useDeskBeats } from './api.ts'
import { BeatList } from './beat-list.tsx'
import { ImportFiles } from './import-files.tsx'
import { words } from './words.ts'

/** Beats of a city: what of them needs attention, and files of them. */
export function BeatsSection({ city }: SectionProps) {
  const say = useWords(words)
  const { data, error, refetch } = useDeskBeats(city)
  const [importing, setImporting] = useState(false)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />
  return (
    <>
      {importing ? (
        <ImportFiles city={city} onDone={() => setImporting(false)} />
      ) : (
        <p>
          <button type="button" className="btn pri" onClick={() => setImporting(true)}>
            <Icon name="plus" />
            {say('import')}
          </button>
        </p>
      )}
      {data.beats.length > 0 ? (
        <BeatList city={city} desk={data} />
      ) : (
        <EmptyState title={say('none')}>
          <p>{say('noneText')}</p>
        </EmptyState>
      )}
    </>
  )
}
