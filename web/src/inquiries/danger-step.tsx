import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import type { Draft, Step } from './draft.ts'
import { StepBox } from './step-box.tsx'
import { words } from './words.ts'

const numbers = ['102', '103', '101', '112'] as const

interface Props {
  now: Step
  danger: Draft['danger']
  error: string | undefined
  onChange: (edit: Pick<Draft, 'danger'>) => void
}

export function DangerStep({ now, danger, error, onChange }: Props) {
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
        {danger && (
          <div className="nq-calls">
            <div className="two">
              {numbers.map((number) => (
                <a className="btn big" key={number} href={`tel:${number}`}>
                  <Icon name="phone" />
                  <span>
                    <b>{number}</b> <span className="small">{say(`tel${number}`)}</span>
                  </span>
                </a>
              ))}
            </div>
            <p className="hint">{say('dangerAfter')}</p>
          </div>
        )}
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
