import { redirect } from '@tanstack/react-router'

import { lastCity } from '../lib/last-city.ts'

interface StartSearch {
  /** What somebody came for who has yet to choose a community: the shortcuts of the installed app say so. */
  open?: 'new' | 'officer'
}

/** What the first page reads from its address; anything else in it is ignored. */
export function startSearch({ open }: Record<string, unknown>): StartSearch {
  return open === 'new' || open === 'officer' ? { open } : {}
}

/** Straight to what was asked for, in the community that was opened last. */
export function goToLastCity({ search: { open } }: { search: StartSearch }): void {
  const city = lastCity()
  if (!open || !city) return
  // oxlint-disable-next-line typescript/only-throw-error
  throw redirect({ to: open === 'new' ? '/$city/new' : '/$city/officer', params: { city }, replace: true })
}
