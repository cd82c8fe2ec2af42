import type { PhotoBox } from '@bezpechne/shared/photo-boxes'
import { type PointerEvent, useState } from 'react'

import { boxBetween, movedBy, sizedBy, type Spot } from './box-geometry.ts'
import type { BoxesDesk } from './use-boxes.ts'

/** What a finger or a mouse is doing: drawing a new box, moving one, or pulling its corner. */
interface Gesture {
  kind: 'draw' | 'move' | 'size'
  index: number
  from: Spot
  now: Spot
}

/** Pointers of all kinds over a drawing of boxes; one gesture is one change. */
export function useBoxGesture(desk: BoxesDesk) {
  const [gesture, setGesture] = useState<Gesture>()
  const box = gesture && boxOf(gesture, desk.boxes)
  const drawing = gesture?.kind === 'draw'

  return {
    shown: box && !drawing ? desk.boxes.with(gesture.index, box) : desk.boxes,
    /** Not yet one of them. */
    drawn: drawing ? box : undefined,
    begin: (event: PointerEvent<SVGElement>, kind: Gesture['kind'], index: number): void => {
      if (event.button !== 0) return
      event.stopPropagation()
      const canvas = event.currentTarget.ownerSVGElement ?? event.currentTarget
      canvas.setPointerCapture(event.pointerId)
      const at = spotOf(event, canvas)
      setGesture({ kind, index, from: at, now: at })
      if (kind !== 'draw') desk.choose(index)
    },
    go: (event: PointerEvent<SVGElement>): void => {
      if (gesture) setGesture({ ...gesture, now: spotOf(event, event.currentTarget) })
    },
    end: (): void => {
      setGesture(undefined)
      // A press alone chooses a box and changes nothing.
      if (!gesture || !box || (gesture.from.x === gesture.now.x && gesture.from.y === gesture.now.y)) return
      if (drawing) desk.add(box)
      else desk.set(gesture.index, box)
    },
    leave: () => setGesture(undefined),
  }
}

function boxOf({ kind, index, from, now }: Gesture, boxes: readonly PhotoBox[]): PhotoBox | undefined {
  if (kind === 'draw') return boxBetween(from, now)
  const box = boxes[index]
  const by = { x: now.x - from.x, y: now.y - from.y }
  return box && (kind === 'move' ? movedBy(box, by) : sizedBy(box, by))
}

function spotOf({ clientX, clientY }: PointerEvent, canvas: Element): Spot {
  const { left, top, width, height } = canvas.getBoundingClientRect()
  return { x: (clientX - left) / width, y: (clientY - top) / height }
}
