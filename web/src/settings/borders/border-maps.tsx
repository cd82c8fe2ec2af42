import type { Outline } from '@bezpechne/shared/beats'
import type { CheckedBorders } from '@bezpechne/shared/geography'
import { useMemo } from 'react'

import { useContextOf } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { FindingsMap, type FoundPlace } from '../../map/findings-map.tsx'
import { groundOf } from './finding-list.tsx'
import { startIn } from './start-in.ts'
import { words } from './words.ts'

interface Props {
  city: string
  checked: CheckedBorders
  /** The number of the finding that is looked at. */
  chosen: number | undefined
}

const nowhere: readonly never[] = []

/** The borders as they are beside those that will be; what was found is hatched on the second one. */
export function BorderMaps({ city, checked: { outlines, findings }, chosen }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: now } = useContextOf(city)
  const fresh = useMemo(() => outlines.map(({ outline }) => outline), [outlines])
  const places = useMemo(
    () => findings.map((one): FoundPlace => ({ ground: groundOf(one), shape: one.shape, at: one.at })),
    [findings],
  )
  // Under the new ones the old boundary alone: two nets of districts would be one nobody can read.
  const under = useMemo(
    () =>
      now && { ...now, features: now.features.filter(({ properties }) => properties.kind !== 'district') },
    [now],
  )
  const start = startOf(fresh)
  return (
    <div className="bt-found border-maps">
      <figure className="stack t">
        <figcaption className="small muted">{say('mapNow')}</figcaption>
        <FindingsMap
          start={start}
          label={say('mapNowLabel')}
          geojson={now}
          language={language}
          outlines={nowhere}
          places={nowhere}
          chosen={undefined}
        />
      </figure>
      <figure className="stack t">
        <figcaption className="small muted">{say('mapThen')}</figcaption>
        <FindingsMap
          start={start}
          label={say('mapThenLabel')}
          geojson={under}
          language={language}
          outlines={fresh}
          places={places}
          chosen={chosen === undefined ? undefined : places[chosen]}
        />
      </figure>
    </div>
  )
}

/** All of the new borders in sight. */
function startOf(outlines: readonly Outline[]) {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [lng, lat] of outlines.flatMap(({ coordinates }) => coordinates.flat(2))) {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return startIn([west, south, east, north])
}
