import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

import { readView, type View, writeView } from './view.ts'

export type ChangeView = (change: Partial<View>, options?: { replace?: boolean }) => void

/** The address is the state: a link, a reload and the Back button show what was shown. */
export function useView(): [View, ChangeView] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const view = useMemo(() => readView(search), [search])
  const change = useCallback<ChangeView>(
    function changeView(some, { replace = false } = {}) {
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => writeView({ ...readView(before), ...some }),
        replace,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return [view, change]
}
