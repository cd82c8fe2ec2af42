import type { ReactNode } from 'react'

interface Props {
  /** 28 px instead of 20. */
  large?: boolean
  className?: string
  children: ReactNode
}

/** A drawing beside words: it says nothing of its own to a screen reader. */
export function Sign({ large = false, className = '', children }: Props) {
  const classes = ['ic', large ? 'l' : '', className].filter(Boolean).join(' ')
  return (
    <svg className={classes} viewBox="0 0 24 24" aria-hidden="true">
      {children}
    </svg>
  )
}
