import type { Category } from '@bezpechne/shared/categories'
import type { District } from '@bezpechne/shared/cities'
import { textIn } from '@bezpechne/shared/languages'
import type { QueueFilter } from '@bezpechne/shared/queue'
import type { RefObject } from 'react'

import { useFoundKinds } from '../lib/found.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { SelectField } from '../ui/select-field.tsx'
import { queueWords } from './queue-words.ts'

interface Props {
  filter: QueueFilter
  districts: readonly District[]
  categories: readonly Category[]
  onChange: (filter: QueueFilter) => void
  /** Where the key of the filter leads. */
  summary: RefObject<HTMLElement | null>
}

/** What of the queue to show: folded away until it is wanted, and saying how much it hides. */
export function QueueFilterBox({ filter, districts, categories, onChange, summary }: Props) {
  const say = useWords(queueWords)
  const fields = useFields(districts, categories)
  const set = Object.keys(filter).length
  const choose = (name: keyof QueueFilter) => (value: string) => {
    const { [name]: _before, ...rest } = filter
    onChange(value === '' ? rest : { ...rest, [name]: value })
  }
  return (
    <div className="dq-filter">
      <details>
        <summary ref={summary}>
          {say('filter')}
          {set > 0 && <span className="num">{set}</span>}
        </summary>
        <div className="stack">
          {fields.map(([name, none, options]) => (
            <SelectField
              key={name}
              label={say(name)}
              value={filter[name] ?? ''}
              none={none}
              options={options}
              onChange={choose(name)}
            />
          ))}
        </div>
      </details>
      {set > 0 && (
        <button type="button" className="btn quiet s" onClick={() => onChange({})}>
          {say('noFilter')}
        </button>
      )}
    </div>
  )
}

type Field = [name: keyof QueueFilter, none: string, options: { value: string; name: string }[]]

function useFields(districts: readonly District[], categories: readonly Category[]): Field[] {
  const say = useWords(queueWords)
  const language = useLanguage()
  const kindNames = useFoundKinds()
  const inDistricts = districts.map(({ id, name }) => ({ value: id, name: textIn(name, language) }))
  // What is not taken on the map is never in the queue.
  const onTopics = categories
    .filter(({ precision }) => precision !== 'none')
    .map(({ code, name }) => ({ value: code, name: textIn(name, language) }))
  const kinds = Object.entries(kindNames).map(([value, name]) => ({ value, name }))
  return [
    ['district', say('anyDistrict'), [...inDistricts, { value: 'none', name: say('noDistrict') }]],
    ['category', say('anyCategory'), onTopics],
    ['finding', say('anyFinding'), [{ value: 'any', name: say('someFinding') }, ...kinds]],
    [
      'age',
      say('anyAge'),
      [
        { value: 'day', name: say('overDay') },
        { value: 'three-days', name: say('overThreeDays') },
      ],
    ],
    ['photos', say('anyPhotos'), [{ value: 'with', name: say('withPhotos') }]],
  ]
}
