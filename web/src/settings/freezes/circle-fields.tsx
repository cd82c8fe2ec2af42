import { lazy, useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { placeIn, type TypedArea } from './typed-area.ts'
import { words } from './words.ts'

const PointMap = lazy(() => import('../point-map.tsx').then((map) => ({ default: map.PointMap })))

interface Props {
  city: string
  typed: TypedArea
  onChange: (part: Partial<TypedArea>) => void
}

const radii = [100, 300, 500, 1000, 2000, 5000]

/** A point, on the map or as numbers, and how far around it. */
export function CircleFields({ city, typed: { at, metres }, onChange }: Props) {
  const say = useWords(words)
  // What is typed, until a place on the map overrules it.
  const [text, setText] = useState(() => (at ? `${at.lat}, ${at.lng}` : ''))
  const wrong = text.trim() !== '' && !placeIn(text)
  const type = (typed: string) => {
    setText(typed)
    onChange({ at: placeIn(typed) })
  }
  return (
    <>
      <TextField
        label={say('point')}
        hint={say('pointHint')}
        error={wrong && say('pointWrong')}
        value={text}
        max={60}
        onChange={type}
      />
      <PointMap
        city={city}
        at={at}
        label={say('pointMap')}
        onChange={({ lat, lng }) => type(`${lat}, ${lng}`)}
      />
      <SelectField
        label={say('radius')}
        value={String(metres)}
        options={radii.map((value) => ({
          value: String(value),
          name: value < 1000 ? say('metres', { value }) : say('kilometres', { value: value / 1000 }),
        }))}
        onChange={(value) => onChange({ metres: Number(value) })}
      />
    </>
  )
}
