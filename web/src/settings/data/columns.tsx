import type { ImportColumns } from '@bezpechne/shared/imports'

import { useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/select-field.tsx'
import type { Draft } from './draft.ts'
import { dataWords } from './words.ts'

const fields = ['lat', 'lng', 'when', 'category', 'id', 'address', 'status'] as const
const none = {
  lat: 'pick',
  lng: 'pick',
  when: 'pick',
  category: 'pick',
  id: 'idNone',
  address: 'addressNone',
  status: 'statusNone',
} as const

/** Two such would break in their middle. */
const longSample = 16

interface ColumnsProps {
  file: ImportColumns
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}

export function Columns({ file, draft, onChange }: ColumnsProps) {
  const say = useWords(dataWords)
  const options = file.columns.map(({ name }) => ({ value: name, name }))
  return (
    <div className="dt-two">
      {fields.map((field) => {
        const samples = file.columns
          .find(({ name }) => name === draft.columns[field])
          ?.samples.slice(0, 2)
          .filter((sample, at) => at === 0 || sample.length < longSample)
          .join(' · ')
        const hint = samples ? say('example', { samples }) : field === 'id' ? say('idHint') : undefined
        return (
          <SelectField
            key={field}
            label={say(field)}
            hint={hint}
            value={draft.columns[field] ?? ''}
            options={options}
            none={say(none[field])}
            onChange={(column) => onChange({ columns: { ...draft.columns, [field]: column } })}
          />
        )
      })}
    </div>
  )
}
