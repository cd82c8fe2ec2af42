import type { CityContext } from '@bezpechne/shared/cities'
import type { LatLng } from '@bezpechne/shared/geo'
import { textIn } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { districtAt, isInCity } from './outline.ts'
import { gpsOf } from './photo-gps.ts'
import { placeStepWords } from './place-step-words.ts'

/** The place in the files that were chosen last; kept in this tab's memory alone, and only until it is answered. */
export function usePhotoPlace(context: CityContext | undefined) {
  const [place, setPlace] = useState<LatLng>()
  async function look(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const at = await gpsOf(file)
      // A picture of another town says nothing about this one.
      if (at && isInCity(context, at) !== false) return setPlace(at)
    }
    return undefined
  }
  return { place, look: (files: readonly File[]) => void look(files), drop: () => setPlace(undefined) }
}

interface Props {
  place: LatLng | undefined
  context: CityContext | undefined
  onTake: (at: LatLng) => void
  onDrop: () => void
}

/** Offered, never done by itself: nothing of it leaves the device unless the person says so. */
export function PhotoOffer({ place, context, onTake, onDrop }: Props) {
  const say = useWords(placeStepWords)
  const language = useLanguage()
  const [taken, setTaken] = useState(false)
  const district = place && districtAt(context, place)
  return (
    <div aria-live="polite">
      {taken && !place && <p className="hint">{say('photoTaken')}</p>}
      {place && (
        <Notice tone="brand" title={say('photoHere')}>
          <p>{say('photoWhere', { place: textIn(district?.name, language) ?? say('photoInCity') })}</p>
          <div className="row">
            <button
              type="button"
              className="btn s"
              onClick={() => {
                setTaken(true)
                onTake(place)
              }}
            >
              {say('photoYes')}
            </button>
            <button type="button" className="btn quiet s" onClick={onDrop}>
              {say('photoNo')}
            </button>
          </div>
        </Notice>
      )}
    </div>
  )
}
