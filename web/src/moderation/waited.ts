import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** How long something has waited: the largest unit alone. */
export function useWaited() {
  const say = useWords(words)
  return function waited(since: string, now = Date.now()): string {
    const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000))
    if (minutes === 0) return say('justNow')
    if (minutes < 60) return say('minutes', { count: minutes })
    if (minutes < 48 * 60) return say('hours', { count: Math.floor(minutes / 60) })
    return say('days', { count: Math.floor(minutes / 1440) })
  }
}
