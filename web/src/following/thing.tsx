import type { Followed } from '@bezpechne/shared/following'
import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'

import { formatNumber } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** What it is called, in a line. */
export function useNameOf() {
  const say = useWords(words)
  const language = useLanguage()
  return function nameOf({ inquiry, category, area, cityName }: Followed): string {
    const city = textIn(cityName, language)
    if (inquiry) {
      const title = inquiry.title === null ? say('hidden') : `«${inquiry.title}»`
      return say('inquiry', { name: `${inquiry.number}, ${title}` })
    }
    if (category) return say('thingCategory', { name: textIn(category.name, language), city })
    if (!area) return say('thingCity', { city })
    return say('thingArea', {
      km2: formatNumber(Math.max(0.01, Math.round(area.km2 * 100) / 100), language),
      city,
    })
  }
}

/** The same, leading to where it is. */
export function ThingLine({ thing }: { thing: Followed }) {
  const name = useNameOf()(thing)
  const { city, inquiry, area, category } = thing
  if (inquiry) {
    if (inquiry.title === null) return <b>{name}</b>
    return (
      <Link to="/$city/$number" params={{ city, number: inquiry.number }}>
        {name}
      </Link>
    )
  }
  const search = area
    ? { lat: area.at.lat, lng: area.at.lng, z: 14 }
    : category
      ? { topics: category.code }
      : {}
  return (
    <Link to="/$city" params={{ city }} search={search}>
      {name}
    </Link>
  )
}
