import type { ImportStatus } from '@bezpechne/shared/imports'
import { fileTroubleIn } from '@bezpechne/shared/words/imports'
import { Link } from '@tanstack/react-router'

import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { useImport, useStep } from './api.ts'
import { CheckedImport } from './checked-import.tsx'
import { FileCard } from './file-card.tsx'
import { RowsDone } from './import-step.tsx'
import { Mapping } from './mapping.tsx'
import { Report } from './report.tsx'
import { dataWords } from './words.ts'

interface Props {
  city: string
  id: string
  onBack: () => void
}

/** One file, at whatever step it is. */
export function OneImport({ city, id, onBack }: Props) {
  const say = useWords(dataWords)
  const file = useImport(city, id)
  const step = useStep(city, id)
  return (
    <FileCard file={file} say={say} onBack={onBack} cancel={() => step('cancel', {})}>
      {(one, again, onAgain) => <StepOf city={city} one={one} again={again} onAgain={onAgain} />}
    </FileCard>
  )
}

interface StepProps {
  city: string
  one: ImportStatus
  again: boolean
  onAgain: (again: boolean) => void
}

function StepOf({ city, one, again, onAgain }: StepProps) {
  const say = useWords(dataWords)
  const language = useLanguage()
  const { state, trouble, counts } = one
  if (trouble) return <Notice tone="warn" title={fileTroubleIn(language, trouble)} alert />
  if (state === 'uploading') return <Notice tone="warn" title={say('stopped')} />
  if (state === 'mapping' || (state === 'checked' && again))
    return <Mapping city={city} one={one} onDone={() => onAgain(false)} />
  if (state === 'checked') return <CheckedImport city={city} one={one} onChange={() => onAgain(true)} />
  if (state === 'done' && counts) return <Done city={city} id={one.id} count={counts.good} />
  return state === 'cancelled' ? null : <Progress one={one} />
}

function Progress({ one: { state, progress, rows, counts } }: { one: ImportStatus }) {
  const say = useWords(dataWords)
  const of = state === 'importing' ? counts?.good : rows
  const label = say('progress', { done: progress, of: of ?? 0 })
  return (
    <>
      {state !== 'reading' && <RowsDone done={progress} of={of} label={label} />}
      <p className="muted">{say('closeTab')}</p>
    </>
  )
}

function Done({ city, id, count }: { city: string; id: string; count: number }) {
  const say = useWords(dataWords)
  return (
    <>
      <p>{say('finished', { count })}</p>
      <Report city={city} id={id} />
      <p>
        <Link to="/desk/$city/moderation" params={{ city }}>
          {say('toQueue')}
        </Link>
      </p>
    </>
  )
}
