import { lazy, useState } from 'react'

import { useCity, useContextOf } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { outlineAround, type TypedArea } from './typed-area.ts'
import { words } from './words.ts'

const OutlineEditor = lazy(() =>
  import('../../map/outline-editor.tsx').then((map) => ({ default: map.OutlineEditor })),
)

interface Props {
  city: string
  typed: TypedArea
  onChange: (part: Partial<TypedArea>) => void
}

/** A border to drag, where the point was chosen or in the middle of the city. */
export function DrawnArea({ city, typed, onChange }: Props) {
  const { data: place } = useCity(city)
  if (!place) return <Skeleton rows={5} />
  return <Editor city={city} place={place} typed={typed} onChange={onChange} />
}

const noNeighbours: [] = []

function Editor({ city, place, typed, onChange }: Props & { place: PlaceOf }) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: geojson } = useContextOf(city)
  // Read once: what is drawn afterwards is the person's.
  const [begin] = useState(() => typed.drawn ?? outlineAround(typed.at ?? place.centre, typed.metres))
  return (
    <div className="stack t">
      <p className="small muted">{say('drawHow')}</p>
      <OutlineEditor
        start={{ centre: place.centre, zoom: place.zoom }}
        label={say('drawMap')}
        geojson={geojson}
        language={language}
        outline={begin}
        neighbours={noNeighbours}
        onChange={(drawn) => onChange({ drawn })}
      />
    </div>
  )
}

type PlaceOf = NonNullable<ReturnType<typeof useCity>['data']>
