import type { MapFields } from '@bezpechne/shared/map-fields'
import type { MapFile } from '@bezpechne/shared/map-files'

import { useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/select-field.tsx'
import type { Given } from './border-import.tsx'
import { words } from './words.ts'

interface Props {
  read: MapFile
  given: Given
  onChange: (some: Partial<Given>) => void
}

/** Which of the borders of a file is the city; a file of one asks nothing. */
export function BoundaryChoice({ read: { features }, given, onChange }: Props) {
  const say = useWords(words)
  if (features.length < 2) return null
  const { nameUk } = given.fields
  const options = features
    .map(({ number, properties }) => ({ value: String(number), name: properties[nameUk] ?? `№ ${number}` }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'uk'))
  return (
    <SelectField
      label={say('which')}
      hint={say('whichHint', { count: features.length })}
      value={given.feature === undefined ? '' : String(given.feature)}
      none={given.feature === undefined ? say('chooseOne') : undefined}
      options={options}
      onChange={(value) => onChange({ feature: Number(value) })}
    />
  )
}

const names = ['nameUk', 'nameEn', 'katottg'] as const

/** Which property is the name, and whether the city becomes all districts together. */
export function DistrictChoice({ read: { fields, features }, given, onChange }: Props) {
  const say = useWords(words)
  const [first] = features
  const options = fields.map((field) => {
    const example = first?.properties[field]
    return { value: field, name: example ? `${field} · ${example.slice(0, 40)}` : field }
  })
  const change = (name: keyof MapFields, value: string) =>
    onChange({ fields: { ...given.fields, [name]: value } })
  return (
    <>
      <div className="set-three">
        {names.map((name) => (
          <SelectField
            key={name}
            label={say(name)}
            value={given.fields[name]}
            none={say('noField')}
            options={options}
            onChange={(value) => change(name, value)}
          />
        ))}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={given.become}
          onChange={({ target }) => onChange({ become: target.checked })}
        />
        <span>
          {say('become')}
          <span className="hint">{say('becomeHint')}</span>
        </span>
      </label>
    </>
  )
}
