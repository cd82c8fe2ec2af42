import { useWords } from '../../lib/words.ts'
import { screeningWords } from './words.ts'

/** A length of time in its two largest units. */
export function useSpan() {
  const say = useWords(screeningWords)
  return function span(milliseconds: number): string {
    const minutes = Math.max(0, Math.floor(milliseconds / 60_000))
    if (minutes < 60) return say('minutes', { count: minutes })
    if (minutes < 48 * 60) return say('hours', { count: Math.floor(minutes / 60), minutes: minutes % 60 })
    return say('days', { count: Math.floor(minutes / 1440) })
  }
}
