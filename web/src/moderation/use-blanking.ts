import { findingsIn } from '@bezpechne/shared/findings'
import { useMemo, useState } from 'react'

import { blankIn, type Done, takeBack, type Words } from './blanking-steps.ts'
import { align, isBlanked, reveal, type Stretch, wholeWords } from './blanking.ts'

export type BlankingDesk = ReturnType<typeof useBlanking>

/** Taking words of the original out of what everybody will read, and taking that back. What was typed stays. */
export function useBlanking(
  original: string,
  { text, title }: Words,
  change: (words: Partial<Words>) => void,
) {
  const [past, setPast] = useState<Done[]>([])
  const walk = useFindings(original, text)
  const { findings } = walk

  /** One step back for all of them. */
  function blankAll(stretches: readonly Stretch[]): boolean {
    const { now, done } = blankIn(original, { text, title }, stretches)
    if (done.length === 0) return false
    setPast([...past, done])
    change(now)
    return true
  }

  return {
    ...walk,
    canUndo: past.length > 0,
    blankAll: () => blankAll(findings),
    blankPicked: (picked: Stretch): boolean => {
      const words = wholeWords(original, picked)
      return words !== undefined && blankAll([words])
    },
    /** A finding that is none is shown again by the same key. */
    turn: (index: number): boolean => {
      const finding = findings[index]
      if (!finding) return false
      walk.open(index)
      if (!finding.blanked) return blankAll([finding])
      const shown = reveal(original, text, finding)
      if (shown !== undefined) change({ text: shown, title: reveal(original, title, finding) ?? title })
      return shown !== undefined
    },
    undo: (): boolean => {
      const last = past.at(-1)
      if (!last) return false
      setPast(past.slice(0, -1))
      change(takeBack({ text, title }, last))
      return true
    },
  }
}

/** What a program found, whether it is taken out, and which of it one looks at. */
function useFindings(original: string, text: string) {
  const [current, open] = useState(-1)
  const found = useMemo(() => findingsIn(original), [original])
  const pairs = useMemo(() => align(original, text), [original, text])
  const count = found.length
  return {
    findings: found.map((finding) => ({ ...finding, blanked: isBlanked(pairs, finding) })),
    current,
    open,
    /** Round and round. */
    walk: (by: 1 | -1): boolean => {
      if (count > 0) open(current === -1 && by === -1 ? count - 1 : (current + by + count) % count)
      return count > 0
    },
  }
}
