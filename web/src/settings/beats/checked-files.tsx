import type { Checked, CheckFiles, Imported } from '@bezpechne/shared/beat-import'
import { lazy, Suspense, useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'
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
        <Consent
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

interface ConsentProps extends Pick<Props, 'city' | 'onLookAgain' | 'onDone'> {
  body: CheckFiles & { seen: string }
  /** Whether there is anything to agree to. */
  asks: boolean
}

function Consent({ city, body, asks, onLookAgain, onDone }: ConsentProps) {
  const say = useWords(importWords)
  const change = useChangeBeats(city)
  const { busy, error, run } = useChange()
  const [agreed, setAgreed] = useState(!asks)

  async function store(): Promise<void> {
    const stored = await change<Imported>('beats/import', body)
    const { beats, officers, retired } = stored
    toast(say('stored', { beats: sum(beats), officers: sum(officers), retired }))
    onDone()
  }

  return (
    <>
      {asks && (
        <label className="check">
          <input type="checkbox" checked={agreed} onChange={({ target }) => setAgreed(target.checked)} />
          <span>{say('agree')}</span>
        </label>
      )}
      {error !== undefined && (
        <>
          <SaveTrouble error={error} />
          <p>
            <button type="button" className="btn s" onClick={onLookAgain}>
              {say('again')}
            </button>
          </p>
        </>
      )}
      <p>
        <button type="button" className="btn pri" disabled={busy || !agreed} onClick={() => void run(store)}>
          {say('store')}
        </button>
      </p>
    </>
  )
}
