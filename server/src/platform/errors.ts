import type { ErrorCode } from '@bezpechne/shared/errors'

/** A failure that a caller is told by its code; everything else is "internal" and told to the log. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly detail: {
    errors?: { path: string; code: string }[]
    /** Seconds. */
    retryAfter?: number
    /** The methods that a path has. */
    allow?: string[]
  }

  constructor(code: ErrorCode, detail: AppError['detail'] = {}) {
    super(code)
    this.code = code
    this.detail = detail
  }
}
