import type { ImportColumns } from '@bezpechne/shared/imports'
import { textIn } from '@bezpechne/shared/languages'

import { useCategories } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { type Draft, skipped } from './draft.ts'
import { dataWords } from './words.ts'

type Values = NonNullable<ImportColumns['columns'][number]['values']>

interface Props {
  city: string
  codes: readonly string[]
  /** Undefined where there are too many to choose from. */
  values: Values | undefined
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}

/** Each word of the file with its number of rows, and which topic of ours it is. */
export function Topics({ city, codes, values, draft, onChange }: Props) {
  const say = useWords(dataWords)
  const language = useLanguage()
  const { data: categories = [] } = useCategories(city)
  const options = [
    ...categories
      .filter(({ screening }) => screening !== 'stop')
      .map(({ code, name }) => ({ value: code, name: textIn(name, language) })),
    { value: skipped, name: say('topicSkip') },
  ]
  return (
    <fieldset className="stack t">
      <legend className="h3">{say('topics')}</legend>
      {!values && <Notice tone="warn" title={say('topicsMany')} />}
      <div className="dt-two">
        {values?.map(({ value, count }) => (
          <SelectField
            key={value}
            label={say('topicCount', { value, count })}
            value={draft.topics[value] ?? (codes.includes(value) ? value : '')}
            options={options}
            none={say('topicSame')}
            onChange={(ours) => onChange({ topics: { ...draft.topics, [value]: ours } })}
          />
        ))}
      </div>
    </fieldset>
  )
}

export function LeaveOut({
  values,
  draft,
  onChange,
}: Pick<Props, 'draft' | 'onChange'> & { values: Values }) {
  const say = useWords(dataWords)
  const { leaveOut } = draft
  const change = (value: string, isOut: boolean) =>
    onChange({ leaveOut: isOut ? [...leaveOut, value] : leaveOut.filter((one) => one !== value) })
  return (
    <fieldset className="stack t">
      <legend className="h3">{say('leaveOut')}</legend>
      <p className="hint">{say('leaveOutHint')}</p>
      {values.map(({ value, count }) => (
        <label key={value} className="check">
          <input
            type="checkbox"
            checked={leaveOut.includes(value)}
            onChange={({ target }) => change(value, target.checked)}
          />
          <span>{say('topicCount', { value, count })}</span>
        </label>
      ))}
    </fieldset>
  )
}
