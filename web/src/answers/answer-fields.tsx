import { answerLimits } from '@bezpechne/shared/answer-limits'

import { type Problems, useFieldTrouble } from '../lib/field-trouble.ts'
import { useWords } from '../lib/words.ts'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { AnswerText } from './answer-text.ts'
import { formWords } from './form-words.ts'
import { PlainHints } from './plain-hints.tsx'
import { SourcesField } from './sources-field.tsx'

export interface FieldsProps {
  text: AnswerText
  problems: Problems
  onChange: (part: Partial<AnswerText>) => void
}

const fields = ['text', 'basis', 'steps'] as const
const lines = { text: 'tall', basis: 'some', steps: 'some' } as const

/** All that an answer can hold; whoever writes, corrects or checks one has the same fields. */
export function AnswerFields({ text, problems, onChange }: FieldsProps) {
  const say = useWords(formWords)
  const trouble = useFieldTrouble()
  return (
    <>
      {fields.map((name) => (
        <PlainHints
          key={name}
          off={name === 'basis'}
          text={text[name]}
          onChange={(value) => onChange({ [name]: value })}
        >
          <TextField
            label={say(name)}
            hint={say(`${name}Hint`)}
            error={trouble(problems[name], text[name], answerLimits[name])}
            value={text[name]}
            max={answerLimits[name][1]}
            soft
            lines={lines[name]}
            onChange={(value) => onChange({ [name]: value })}
          />
        </PlainHints>
      ))}
      <SourcesField
        sources={text.sources}
        problems={problems}
        onChange={(sources) => onChange({ sources })}
      />
      <ReviewField value={text.reviewMonths} onChange={(reviewMonths) => onChange({ reviewMonths })} />
    </>
  )
}

const periods = [3, 6, 12] as const

export function ReviewField({
  value,
  onChange,
}: {
  value: AnswerText['reviewMonths']
  onChange: (months: AnswerText['reviewMonths']) => void
}) {
  const say = useWords(formWords)
  return (
    <SelectField
      label={say('review')}
      value={value === null ? '' : String(value)}
      none={say('never')}
      options={periods.map((months) => ({ value: String(months), name: say(`months${months}`) }))}
      onChange={(chosen) => onChange(periods.find((months) => String(months) === chosen) ?? null)}
    />
  )
}
