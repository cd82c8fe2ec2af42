import { textIn } from '@bezpechne/shared/languages'
import { Suspense } from 'react'

import { useCity } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useBeatNames } from './api.ts'
import { CircleFields } from './circle-fields.tsx'
import { DrawnArea } from './drawn-area.tsx'
import type { TypedArea } from './typed-area.ts'
import { words } from './words.ts'

interface Props {
  city: string
  typed: TypedArea
  onChange: (part: Partial<TypedArea>) => void
}

/** What belongs to the way in which the area is said. */
export function AreaFields(props: Props) {
  return (
    <Suspense fallback={<Skeleton rows={5} />}>
      {props.typed.kind === 'circle' && <CircleFields {...props} />}
      {props.typed.kind === 'district' && <DistrictChoice {...props} />}
      {props.typed.kind === 'beat' && <BeatChoice {...props} />}
      {props.typed.kind === 'polygons' && <DrawnArea {...props} />}
    </Suspense>
  )
}

function DistrictChoice({ city, typed, onChange }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: place } = useCity(city)
  return (
    <SelectField
      label={say('district')}
      value={typed.district}
      none={say('choose')}
      options={(place?.districts ?? []).map(({ id, name }) => ({ value: id, name: textIn(name, language) }))}
      onChange={(district) => onChange({ district })}
    />
  )
}

function BeatChoice({ city, typed, onChange }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: beats } = useBeatNames(city)
  return (
    <SelectField
      label={say('beat')}
      value={typed.beat}
      none={say('choose')}
      options={(beats ?? []).map(({ id, name }) => ({
        value: id,
        name: `${id} · ${textIn(name, language)}`,
      }))}
      onChange={(beat) => onChange({ beat })}
    />
  )
}
