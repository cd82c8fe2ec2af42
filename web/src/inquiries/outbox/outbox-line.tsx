import { Link } from '@tanstack/react-router'

import { useSummary } from './use-summary.ts'

/** Above a form that is open for another one: how what was written before stands. */
export function OutboxLine() {
  const summary = useSummary()
  return (
    summary && (
      <p>
        <Link to="/outbox">{summary.told}</Link>
      </p>
    )
  )
}
