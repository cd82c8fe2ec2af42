import type { ReactNode } from 'react'

import { usePlain } from '../lib/plain.ts'

/** What is good to have but not the matter itself: closed, with a name, for who asked for less at a time. */
export function PlainFold({ label, children }: { label: string; children: ReactNode }) {
  if (!usePlain()) return children
  return (
    <details className="plain-fold">
      <summary>{label}</summary>
      {children}
    </details>
  )
}
