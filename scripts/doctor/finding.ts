export interface Finding {
  level: 'good' | 'look' | 'wrong'
  /** What was looked at, in a word. */
  of: string
  words: string
}

export const good = (of: string, words: string): Finding => ({ level: 'good', of, words })
export const look = (of: string, words: string): Finding => ({ level: 'look', of, words })
export const wrong = (of: string, words: string): Finding => ({ level: 'wrong', of, words })

const signs = { good: '✓', look: '!', wrong: '✗' }

export const inLine = ({ level, of, words }: Finding) => `${signs[level]} ${of}: ${words}`

/** "3 days", "4 h", "12 min", "5 s": as people say it. */
export function lasting(seconds: number): string {
  if (seconds >= 172_800) return `${Math.floor(seconds / 86_400)} days`
  if (seconds >= 7200) return `${Math.floor(seconds / 3600)} h`
  if (seconds >= 120) return `${Math.floor(seconds / 60)} min`
  return `${Math.floor(seconds)} s`
}
