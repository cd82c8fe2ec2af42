import type { Box } from '@bezpechne/shared/geo'
import { useCallback, useEffect, useRef, useState } from 'react'

import type { SeenWindow } from '../map/map-window.tsx'
import type { ChangeView } from './use-view.ts'

/** What the map shows now; where a person moved it, the address follows when it rests. */
export function useSeen(change: ChangeView): [Box | undefined, (seen: SeenWindow, moved: boolean) => void] {
  const [box, setBox] = useState<Box>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const onMove = useCallback(
    function rememberSeen({ centre, zoom, box: seen }: SeenWindow, moved: boolean) {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        setBox(seen)
        if (moved) change({ window: { centre, zoom } }, { replace: true })
      }, 150)
    },
    [change],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  return [box, onMove]
}
