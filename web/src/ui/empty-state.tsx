import type { ReactNode } from 'react'

interface Props {
  title: string
  children?: ReactNode
  /** Buttons: what to do now. */
  actions?: ReactNode
}

/** Nothing here: why, and what to do. */
export function EmptyState({ title, children, actions }: Props) {
  return (
    <div className="st empty">
      <svg className="ring" width="72" height="72" viewBox="0 0 72 72" aria-hidden="true">
        <circle cx="36" cy="36" r="30" />
        <path d="M36 20v32M20 36h32" />
      </svg>
      <h2 className="h2">{title}</h2>
      {children}
      {actions && <div className="row c">{actions}</div>}
    </div>
  )
}
