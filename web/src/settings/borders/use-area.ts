import { tongueOf } from '@bezpechne/shared/languages'

import { useLanguage, useWords } from '../../lib/words.ts'
import { words } from './words.ts'

/** Square metres as people say them: 640 m², 12 ha, 825.9 km². */
export function useArea(): (m2: number) => string {
  const say = useWords(words)
  const format = useNumber()
  return (m2) => {
    if (m2 < 10_000) return say('m2', { count: format(Math.round(m2)) })
    return m2 < 1e6 ? say('ha', { count: format(m2 / 10_000) }) : say('km2', { count: format(m2 / 1e6) })
  }
}

function useNumber(): (value: number) => string {
  const language = useLanguage()
  const format = new Intl.NumberFormat(tongueOf(language).locale, { maximumSignificantDigits: 4 })
  return (value) => format.format(value)
}
