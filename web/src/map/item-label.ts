import type { useWords } from '../lib/words.ts'
import type { DrawnItem } from './drawn-item.ts'
import type { mapWords } from './map-words.ts'

export type SayMap = ReturnType<typeof useWords<typeof mapWords.keys>>

/** A full sentence for who does not see the map: "12 waiting, 30 answered; zoom in". */
export function itemLabel({ kind, red, green, number, label }: DrawnItem, say: SayMap): string {
  const counts = [red > 0 && say('waiting', { count: red }), green > 0 && say('answered', { count: green })]
  const what = counts.filter(Boolean).join(', ')
  const name = kind === 'area' ? `${label || say('district')}: ${what}` : what
  if (kind === 'cluster') return `${name}; ${say('zoomsIn')}`
  if (red + green > 1) return `${name}; ${say('opensList')}`
  return number ? `${say(red ? 'pinRed' : 'pinGreen')}, ${number}` : `${name}; ${say('opensOne')}`
}
