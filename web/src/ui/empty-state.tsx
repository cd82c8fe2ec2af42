import type { ReactNode } from 'react'

interface Props {
  title: string
  /** It is all there is on the page, so its title is the page's. */
  page?: boolean
  children?: ReactNode
  /** Buttons: what to do now. */
  actions?: ReactNode
}

/** Nothing here: why, and what to do. */
export function EmptyState({ title, page = false, children, actions }: Props) {
  const Title = page ? 'h1' : 'h2'
  return (
    <div className="st empty">
      <svg className="ring" width="72" height="72" viewBox="0 0 72 72" aria-hidden="true">
        <circle cx="36" cy="36" r="30" />
        {page ? (
          <path d="M53 53 43 43M46 33a13 13 0 1 1-26 0 13 13 0 0 1 26 0" />
        ) : (
          <path d={actions ? 'M36 20v32M20 36h32' : 'M24 27h24M24 36h24M24 45h14'} />
        )}
      </svg>
      <Title className="h2">{title}</Title>
      {children}
      {actions && <div className="row c">{actions}</div>}
    </div>
  )
}
