import { useState } from 'react'

import { ApiError } from './api.ts'

export function isStale(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'stale-version'
}

/**
 * Whether somebody has saved since a form was opened. NOTE: a tab that comes back to the front reads anew by itself, and
 * what is sent names the newest version: unless it is shown what came meanwhile, the form would go over it unread.
 * @param version what tells one saved state from another
 * @param isOwn whether one's own acts alone led from the one to the other
 */
export function useOvertaken<Version extends string | number>(
  version: Version,
  error?: unknown,
  isOwn?: (from: Version, to: Version) => boolean,
) {
  const [known, know] = useState(version)
  const moved = version !== known && !isOwn?.(known, version)
  return { overtaken: moved || isStale(error), know }
}
