import { useState } from 'react'

import { ApiError } from './api.ts'

export function isStale(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'stale-version'
}

/**
 * Whether somebody has saved since a form was opened. NOTE: a tab that comes back to the front reads anew by itself, and
 * what is sent names the newest version: unless it is shown what came meanwhile, the form would go over it unread.
 * @param version what tells one saved state from another
 */
export function useOvertaken(version: string | number, error?: unknown) {
  const [known, know] = useState(version)
  return { overtaken: version !== known || isStale(error), know }
}
