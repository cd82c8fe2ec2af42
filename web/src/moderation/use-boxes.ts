import type { PhotoBox } from '@bezpechne/shared/photo-boxes'
import { useState } from 'react'

import { newBox } from './box-geometry.ts'

export type BoxesDesk = ReturnType<typeof useBoxes>

/** Boxes while they are drawn: every change can be taken back. */
export function useBoxes(start: readonly PhotoBox[]) {
  const [past, setPast] = useState<(readonly PhotoBox[])[]>([])
  const [boxes, setBoxes] = useState(start)
  const [current, setCurrent] = useState(start.length - 1)

  function change(next: readonly PhotoBox[], chosen: number): void {
    setPast([...past, boxes])
    setBoxes(next)
    setCurrent(chosen)
  }

  return {
    boxes,
    current,
    choose: setCurrent,
    changed: JSON.stringify(boxes) !== JSON.stringify(start),
    canUndo: past.length > 0,
    add: (box: PhotoBox = newBox()) => change([...boxes, box], boxes.length),
    /** One gesture is one step back. */
    set: (index: number, box: PhotoBox) => change(boxes.with(index, box), index),
    remove: (index: number) => change(boxes.toSpliced(index, 1), Math.min(index, boxes.length - 2)),
    undo: () => {
      const before = past.at(-1)
      if (!before) return
      setPast(past.slice(0, -1))
      setBoxes(before)
      setCurrent(before.length - 1)
    },
  }
}
