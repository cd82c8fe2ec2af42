import type { PlaceImportStatus } from '@bezpechne/shared/place-imports'
import { fileTroubleIn } from '@bezpechne/shared/words/imports'

import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { FindingList } from '../borders/finding-list.tsx'
import { FileCard } from '../data/file-card.tsx'
import { RowsDone } from '../data/import-step.tsx'
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

/** One file, at whatever step it is. */
export function OneFile({ city, id, onBack }: Props) {
  const say = useWords(words)
  const file = useFile(city, id)
  const { cancel } = useSteps(city, id)
  return (
    <FileCard file={file} say={say} onBack={onBack} cancel={cancel}>
      {(one, again, onAgain) => <StepOf city={city} one={one} again={again} onAgain={onAgain} />}
    </FileCard>
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
