import type { Category, CityCategories } from '@bezpechne/shared/categories'
import { useState } from 'react'

import { isStale } from '../../lib/overtaken.ts'
import { useChange } from '../calendar/use-change.ts'
import { useChooseCategories } from './api.ts'

export interface Line {
  category: Category
  on: boolean
}

const codesOn = (lines: readonly Line[]) => lines.filter(({ on }) => on).map(({ category }) => category.code)

const linesOf = ({ items }: CityCategories): Line[] =>
  items.map((category) => ({ category, on: !category.off }))

/** The list as it is edited: nothing of it counts before it is saved. What is off stays in its place until then. */
export function useOrder(city: string, read: CityCategories) {
  const choose = useChooseCategories(city)
  const [edited, setEdited] = useState<Line[]>()
  // What was on when the editing began.
  const [before, setBefore] = useState<string>()
  const { busy, error, run } = useChange()
  const lines = edited ?? linesOf(read)
  const seen = codesOn(linesOf(read))
  const on = codesOn(lines)

  /** @returns whether it is saved */
  async function save(wanted: string[]): Promise<boolean> {
    const saved = await run(() => choose({ on: wanted, seen }))
    if (saved) reset()
    return saved
  }

  function change(next: Line[]): void {
    setBefore(before ?? seen.join())
    setEdited(next)
  }

  function reset(): void {
    setBefore(undefined)
    setEdited(undefined)
  }

  return {
    lines,
    error,
    busy,
    changed: on.join() !== seen.join(),
    isNational: on.join() === read.national.join(),
    /** A colleague has saved another list since the editing began. */
    overtaken: before !== undefined && (before !== seen.join() || isStale(error)),
    saved: linesOf(read),
    change,
    save: () => save(on),
    takeNational: () => save(read.national),
    reset,
  }
}
