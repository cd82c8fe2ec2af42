import { type PointerEvent, type RefObject, useRef, useState } from 'react'

import { heightsIn, restOf, type Stop } from './sheet-stops.ts'

interface Drag {
  fromY: number
  fromHeight: number
  room: number
  lastY: number
  lastTime: number
  speed: number
}

/** Follows a finger on the sheet's handle; the height is set only while it is held. */
export function useSheetDrag(panel: RefObject<HTMLElement | null>, stop: Stop, onStop: (stop: Stop) => void) {
  const drag = useRef<Drag>(undefined)
  const [height, setHeight] = useState<number>()
  return {
    height,
    handle: {
      onPointerDown(event: PointerEvent) {
        // A press on a button inside is the button's.
        if (event.target instanceof Element && event.target.closest('button')) return
        const room = panel.current?.parentElement?.clientHeight ?? 0
        drag.current = {
          fromY: event.clientY,
          fromHeight: heightsIn(room, innerHeight)[stop],
          room,
          lastY: event.clientY,
          lastTime: event.timeStamp,
          speed: 0,
        }
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove({ clientY, timeStamp }: PointerEvent) {
        const now = drag.current
        if (!now) return
        now.speed = (now.lastY - clientY) / Math.max(1, timeStamp - now.lastTime)
        Object.assign(now, { lastY: clientY, lastTime: timeStamp })
        const { low, full } = heightsIn(now.room, innerHeight)
        setHeight(Math.min(full, Math.max(low, now.fromHeight + now.fromY - clientY)))
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
    },
  }

  function letGo() {
    const now = drag.current
    drag.current = undefined
    setHeight(undefined)
    if (now && height !== undefined) onStop(restOf(height, now.speed, heightsIn(now.room, innerHeight)))
  }
}
