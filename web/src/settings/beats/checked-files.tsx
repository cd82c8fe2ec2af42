import type { Checked, CheckFiles, Imported } from '@bezpechne/shared/beat-import'
import { lazy, Suspense } from 'react'

import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { Consent } from '../consent.tsx'
import { useChangeBeats } from './api.ts'
import { importWords } from './import-words.ts'

// The map comes when there is something to show on it.
const Findings = lazy(() => import('./findings.tsx').then((found) => ({ default: found.Findings })))

interface Props {
  city: string
  checked: Checked
  files: CheckFiles
  onLookAgain: () => void
  onDone: () => void
}

const sum = ({ added, changed }: { added: number; changed: number }) => added + changed

/** What a check says, and the consent without which nothing is stored. */
export function CheckedFiles({ city, checked, files, onLookAgain, onDone }: Props) {
  const say = useWords(importWords)
  const { findings, seen, left } = checked
  const wrong = findings.filter(({ isWrong }) => isWrong).length
  const warnings = findings.length - wrong + left
  return (
    <div className="stack">
      {files.beats !== undefined && <p>{say('would', checked.beats)}</p>}
      {files.officers !== undefined && <p>{say('wouldOfficers', checked.officers)}</p>}
      {wrong > 0 && (
        <Notice tone="warn" title={say('wrong', { count: wrong })} alert>
          <p>{say('wrongText')}</p>
        </Notice>
      )}
      {wrong === 0 && (
        <p>
          <b>{warnings ? say('warnings', { count: warnings }) : say('fine')}</b>
        </p>
      )}
      {left > 0 && <p className="small muted">{say('left', { count: findings.length })}</p>}
      {findings.length > 0 && (
        <Suspense fallback={<Skeleton rows={5} />}>
          <Findings
            city={city}
            findings={findings}
            outlines={checked.outlines.map(({ outline }) => outline)}
          />
        </Suspense>
      )}
      {wrong === 0 && (
        <Storing
          city={city}
          body={{ ...files, seen }}
          asks={warnings > 0}
          onLookAgain={onLookAgain}
          onDone={onDone}
        />
      )}
    </div>
  )
}

interface StoringProps extends Pick<Props, 'city' | 'onLookAgain' | 'onDone'> {
  body: CheckFiles & { seen: string }
  asks: boolean
}

function Storing({ city, body, asks, onLookAgain, onDone }: StoringProps) {
  const say = useWords(importWords)
  const change = useChangeBeats(city)
  const labels = { agree: say('agree'), again: say('again'), store: say('store') }

  async function store(): Promise<void> {
    const stored = await change<Imported>('beats/import', body)
    const { beats, officers, retired } = stored
    toast(say('stored', { beats: sum(beats), officers: sum(officers), retired }))
    onDone()
  }

  return <Consent labels={labels} asks={asks} onStore={store} onLookAgain={onLookAgain} />
}
