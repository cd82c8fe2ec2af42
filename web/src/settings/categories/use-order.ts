import type { Category, CityCategories } from '@bezpechne/shared/categories'
import { useState } from 'react'

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
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const lines = edited ?? linesOf(read)
  const seen = codesOn(linesOf(read))
  const on = codesOn(lines)

  /** @returns whether it is saved */
  async function save(wanted: string[]): Promise<boolean> {
    if (busy) return false
    setBusy(true)
    setError(undefined)
    const saved = await choose({ on: wanted, seen }).then(() => true, failed)
    if (saved) setEdited(undefined)
    setBusy(false)
    return saved
  }

  function failed(reason: unknown): boolean {
    setError(reason)
    return false
  }

  return {
    lines,
    error,
    busy,
    changed: on.join() !== seen.join(),
    isNational: on.join() === read.national.join(),
    change: setEdited,
    save: () => save(on),
    takeNational: () => save(read.national),
    reset: () => setEdited(undefined),
  }
}
