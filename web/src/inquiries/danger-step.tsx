import { useCard } from '../lib/city-cards.ts'
import { useWords } from '../lib/words.ts'
import { HelpLines } from '../ui/help-lines.tsx'
import type { Draft, Step } from './draft.ts'
import { StepBox } from './step-box.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  now: Step
  danger: Draft['danger']
  error: string | undefined
  onChange: (edit: Pick<Draft, 'danger'>) => void
}

export function DangerStep({ city, now, danger, error, onChange }: Props) {
  const say = useWords(words)
  return (
    <StepBox step="danger" now={now} title={say('danger')} error={error}>
      <div className="nq-danger" data-field="danger">
        <Choice
          title={say('dangerYes')}
          hint={say('dangerYesHint')}
          chosen={danger === true}
          wrong={Boolean(error)}
          onChoose={() => onChange({ danger: true })}
        />
        {danger && <Calls city={city} />}
        <Choice
          title={say('dangerNo')}
          hint={say('dangerNoHint')}
          chosen={danger === false}
          wrong={Boolean(error)}
          onChoose={() => onChange({ danger: false })}
        />
      </div>
    </StepBox>
  )
}

/** Whom to call at once; the form waits below. */
function Calls({ city }: { city: string }) {
  const { title, text, note, lines } = useCard(city, 'danger')
  return (
    <div className="nq-calls">
      <h2 className="h3">{title}</h2>
      <HelpLines lines={lines} look="pair" />
      {text.map((line) => (
        <p className="hint" key={line}>
          {line}
        </p>
      ))}
      {note && <p className="hint">{note}</p>}
    </div>
  )
}

interface ChoiceProps {
  title: string
  hint: string
  chosen: boolean
  wrong: boolean
  onChoose: () => void
}

function Choice({ title, hint, chosen, wrong, onChoose }: ChoiceProps) {
  return (
    <label className="choice">
      <input
        type="radio"
        name="danger"
        checked={chosen}
        aria-describedby={wrong ? 'danger-error' : undefined}
        onChange={onChoose}
      />
      <b>{title}</b>
      <span className="hint">{hint}</span>
    </label>
  )
}
