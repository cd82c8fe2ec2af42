import type { PlaceImportStatus } from '@bezpechne/shared/place-imports'
import { fileTroubleIn } from '@bezpechne/shared/words/imports'
import { useState } from 'react'

import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { FindingList } from '../borders/finding-list.tsx'
import { useChange } from '../calendar/use-change.ts'
import { ImportStep, RowsDone } from '../data/import-step.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import { AnswersForm } from './answers-form.tsx'
import { useFile, useSteps } from './api.ts'
import { changesOf, Compared } from './compared.tsx'
import { Report } from './report.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  id: string
  onBack: () => void
}

const open = ['uploading', 'reading', 'mapping', 'checking', 'checked', 'importing']

/** One file, at whatever step it is. */
export function OneFile({ city, id, onBack }: Props) {
  const say = useWords(words)
  const { data: one, error, refetch } = useFile(city, id)
  const { cancel } = useSteps(city, id)
  const { busy, error: refused, run } = useChange()
  return (
    <>
      <p>
        <button type="button" className="btn quiet" onClick={onBack}>
          {say('back')}
        </button>
      </p>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!one && !error && <Skeleton rows={4} />}
      {one && (
        <section className="card stack" aria-labelledby="st-one">
          <h2 id="st-one" className="h3 dt-name">
            {one.name}
          </h2>
          <output id="st-state" className="muted">
            {say(one.state)}
          </output>
          <Step city={city} one={one} />
          {refused !== undefined && <SaveTrouble error={refused} />}
          {open.includes(one.state) && (
            <p>
              <button
                type="button"
                className="btn quiet"
                aria-disabled={busy}
                onClick={() => void run(cancel)}
              >
                {say('cancel')}
              </button>
            </p>
          )}
        </section>
      )}
    </>
  )
}

function Step({ city, one }: { city: string; one: PlaceImportStatus }) {
  const [again, setAgain] = useState(false)
  return (
    <ImportStep key={`${one.state} ${again}`} labelledBy="st-state">
      <StepOf city={city} one={one} again={again} onAgain={setAgain} />
    </ImportStep>
  )
}

interface StepProps {
  city: string
  one: PlaceImportStatus
  again: boolean
  onAgain: (again: boolean) => void
}

function StepOf({ city, one, again, onAgain }: StepProps) {
  const say = useWords(words)
  const { state, trouble, counts } = one
  if (trouble) return <Refused trouble={trouble} />
  if (state === 'uploading') return <Notice tone="warn" title={say('stopped')} />
  if (state === 'mapping' || (state === 'checked' && again))
    return <AnswersForm city={city} one={one} onDone={() => onAgain(false)} />
  if (state === 'checked') return <Compared city={city} one={one} onChange={() => onAgain(true)} />
  if (state === 'done' && counts)
    return (
      <>
        <p>{say('finished', { count: changesOf(one) })}</p>
        <Report city={city} id={one.id} />
      </>
    )
  return state === 'cancelled' ? null : <Progress one={one} />
}

/** Why the whole file is not taken; of a map file, what is wrong with it and where. */
function Refused({ trouble }: { trouble: NonNullable<PlaceImportStatus['trouble']> }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <>
      <Notice tone="warn" title={fileTroubleIn(language, trouble)} alert>
        <p>{say('failedText')}</p>
      </Notice>
      {trouble.finding && <FindingList findings={[trouble.finding]} />}
    </>
  )
}

function Progress({ one }: { one: PlaceImportStatus }) {
  const say = useWords(words)
  const { state, progress, rows } = one
  const of = state === 'importing' ? changesOf(one) : rows
  // What the file does not name is compared, too.
  const done = Math.min(progress, of ?? 0)
  return (
    <>
      {state !== 'reading' && <RowsDone done={done} of={of} label={say('progress', { done, of: of ?? 0 })} />}
      <p className="muted">{say('closeTab')}</p>
    </>
  )
}
