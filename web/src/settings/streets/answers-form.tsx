import type { PlaceAnswers, PlaceImportStatus } from '@bezpechne/shared/place-imports'
import { useState } from 'react'

import { formatNumber } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { TextField } from '../../ui/text-field.tsx'
import { FileQuestion } from '../borders/map-file-field.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import { useSteps } from './api.ts'
import { words } from './words.ts'

import '../beats/beats.css'
import '../borders/borders.css'

interface Props {
  city: string
  one: PlaceImportStatus
  onDone: () => void
}

const checks = ['removeGone', 'everywhere'] as const

/** What was read, and what somebody says of it before it is compared. */
export function AnswersForm({ city, one, onDone }: Props) {
  const say = useWords(words)
  const { answer } = useSteps(city, one.id)
  const { busy, error, run } = useChange()
  const [given, setGiven] = useState<PlaceAnswers>(
    one.answers ?? { credit: one.credit, removeGone: false, everywhere: false },
  )
  const change = (some: Partial<PlaceAnswers>) => setGiven({ ...given, ...some })
  const isAsked = one.question !== null && given[one.question.kind] === undefined
  return (
    <>
      <WhatIsRead one={one} />
      {one.question && isAsked && <FileQuestion question={one.question} onAnswer={change} />}
      {one.question && !isAsked && <output>{say('said')}</output>}
      <TextField
        label={say('credit')}
        hint={say('creditHint')}
        value={given.credit}
        max={300}
        onChange={(credit) => change({ credit })}
      />
      {checks.map((name) => (
        <label key={name} className="check">
          <input
            type="checkbox"
            checked={given[name]}
            onChange={({ target }) => change({ [name]: target.checked })}
          />
          <span>
            {say(name)}
            <span className="hint">{say(`${name}Hint`)}</span>
          </span>
        </label>
      ))}
      {error !== undefined && <SaveTrouble error={error} />}
      <p>
        <button
          type="button"
          className="btn pri"
          aria-disabled={busy || isAsked}
          onClick={() => {
            if (!isAsked) void run(() => answer(given)).then((done) => done && onDone())
          }}
        >
          {say('compare')}
        </button>
      </p>
    </>
  )
}

function WhatIsRead({ one: { rows, taken, left, question } }: Pick<Props, 'one'>) {
  const say = useWords(words)
  const language = useLanguage()
  if (question) return null
  return (
    <div className="stack t">
      <p>{say('rows', { count: formatNumber(rows ?? 0, language) })}</p>
      <p className="small muted dt-name">{say('taken', { names: taken.join(', ') })}</p>
      {left.length > 0 && <p className="small muted dt-name">{say('left', { names: left.join(', ') })}</p>}
    </div>
  )
}
