import type { LatLng } from '@bezpechne/shared/geo'
import { textIn } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { useCity } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from './icon.tsx'
import { posterWords } from './poster-words.ts'
import { toast } from './toast.tsx'

interface Props {
  city: string
  /** What everybody may know: it is in the code. */
  at: LatLng
  place: string
  /** Of the file, before its end. */
  name: string
}

/** A paper to hang up, made on this device. Its code holds the place that everybody may know, and no inquiry. */
export function PosterButton({ city, at, place, name }: Props) {
  const say = useWords(posterWords)
  const language = useLanguage()
  const { data } = useCity(city)
  const [making, setMaking] = useState(false)
  async function save() {
    setMaking(true)
    try {
      const { savePoster } = await import('./place-poster.ts')
      const form = `${location.origin}/${city}/new?lat=${at.lat}&lng=${at.lng}`
      await savePoster(name, { city: textIn(data?.name, language) ?? '', place, form }, { say, language })
    } catch {
      toast(say('failed'))
    } finally {
      setMaking(false)
    }
  }
  return (
    <>
      <button type="button" className="btn" disabled={making} onClick={() => void save()}>
        <Icon name="print" />
        {say('poster')}
      </button>
      <output className="vh">{making && say('making')}</output>
    </>
  )
}
