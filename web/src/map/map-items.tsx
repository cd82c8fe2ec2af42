import { type KeyboardEvent, useRef, useState } from 'react'

import { useWords } from '../lib/words.ts'
import type { DrawnItem } from './drawn-item.ts'
import { itemLabel } from './item-label.ts'
import { mapWords } from './map-words.ts'

interface Props {
  items: DrawnItem[]
  /** The item that has the focus, to be lit on the canvas. */
  onPoint: (key: string | undefined) => void
}

const step: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
const most = 50

/**
 * What the canvas shows, for the keyboard and for screen readers: one stop on the way through the page, arrow keys
 * inside, Enter opens. Seen only while it has the focus.
 */
export function MapItems({ items, onPoint }: Props) {
  const say = useWords(mapWords)
  const list = useRef<HTMLUListElement>(null)
  const [current, setCurrent] = useState(0)
  const shown = items.slice(0, most)
  const active = Math.min(current, shown.length - 1)
  function walk(event: KeyboardEvent): void {
    const by = step[event.key]
    if (!by) return
    event.preventDefault()
    const next = (active + by + shown.length) % shown.length
    setCurrent(next)
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  if (!shown.length) return null
  return (
    <ul ref={list} className="map-items" aria-label={say('items')}>
      {shown.map((item, index) => (
        <li key={item.key}>
          <button
            type="button"
            className="btn s"
            tabIndex={index === active ? 0 : -1}
            onFocus={() => {
              setCurrent(index)
              onPoint(item.key)
            }}
            onBlur={() => onPoint(undefined)}
            onKeyDown={walk}
            onClick={item.open}
          >
            {itemLabel(item, say)}
          </button>
        </li>
      ))}
    </ul>
  )
}
