import { useEffect, useEffectEvent, useState } from 'react'

import { afterPaint } from '../lib/after-paint.ts'
import type { ChangeView } from './use-view.ts'
import type { View } from './view.ts'

interface Chosen {
  some: Partial<View>
  /** What was shown when the address was told; it holds the choice as soon as it shows something else. */
  toldOn?: View
}

/**
 * What the chips show: a press is seen at once, address, list and map follow after that picture. On a slow phone they
 * take 70 ms, a press 10.
 */
export function useChosen(view: View, change: ChangeView): [View, (some: Partial<View>) => void] {
  const [last, setLast] = useState<Chosen>()
  const chosen = last?.toldOn && last.toldOn !== view ? undefined : last
  const tell = useEffectEvent(({ some }: Chosen) => {
    setLast({ some, toldOn: view })
    change({ ...some, pin: undefined }, { replace: true })
  })
  useEffect(
    function tellAfterPaint() {
      return chosen && !chosen.toldOn ? afterPaint(() => tell(chosen)) : undefined
    },
    [chosen],
  )
  return [{ ...view, ...chosen?.some }, (some) => setLast({ some: { ...chosen?.some, ...some } })]
}
