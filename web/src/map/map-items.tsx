import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'

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
const page = 50

/**
 * What the canvas shows, for the keyboard and for screen readers: one stop on the way through the page, arrow keys
 * inside, Enter opens. Seen only while it has the focus.
 */
export function MapItems({ items, onPoint }: Props) {
  const say = useWords(mapWords)
  const list = useRef<HTMLUListElement>(null)
  const focused = useRef(false)
  const [current, setCurrent] = useState(0)
  const [most, setMost] = useState(page)
  const shown = items.slice(0, most)
  const active = Math.min(current, shown.length - 1)
  useEffect(function keepFocus() {
    // A button that is gone took the focus with it: after zooming in the next one has it.
    if (!focused.current || list.current?.contains(document.activeElement)) return
    list.current?.querySelector<HTMLButtonElement>('button[tabindex="0"]')?.focus()
  })
  function walk(event: KeyboardEvent): void {
    const by = step[event.key]
    if (!by) return
    event.preventDefault()
    list.current?.querySelectorAll('button')[(active + by + shown.length) % shown.length]?.focus()
  }
  function point(index: number | undefined): void {
    focused.current = index !== undefined
    if (index !== undefined) setCurrent(index)
    onPoint(index === undefined ? undefined : shown[index]?.key)
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
            onFocus={() => point(index)}
            onBlur={() => point(undefined)}
            onKeyDown={walk}
            onClick={item.open}
          >
            <Label item={item} />
          </button>
        </li>
      ))}
      {items.length > most && <More count={items.length - most} onMore={() => setMost(most + page)} />}
    </ul>
  )
}

/** Said once, not at each step of an arrow key: fifty sentences of several plurals each. */
const Label = memo(function Label({ item }: { item: DrawnItem }) {
  return itemLabel(item, useWords(mapWords))
})

function More({ count, onMore }: { count: number; onMore: () => void }) {
  const say = useWords(mapWords)
  return (
    <li>
      <button type="button" className="btn s" onClick={onMore}>
        {say('moreItems', { count })}
      </button>
    </li>
  )
}
