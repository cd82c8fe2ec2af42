import type { ReactNode } from 'react'

/** Whoever pressed what is gone now stands at the step that came in its place. */
function catchFocus(step: HTMLElement | null): void {
  if (document.activeElement === document.body) step?.focus()
}

/** What a file is at; a step that follows is another element, by its key. */
export function ImportStep({ labelledBy, children }: { labelledBy: string; children: ReactNode }) {
  return (
    <section ref={catchFocus} tabIndex={-1} className="stack dt-step" aria-labelledby={labelledBy}>
      {children}
    </section>
  )
}

interface RowsProps {
  done: number
  /** Nobody knows yet. */
  of: number | null | undefined
  label: string
}

export function RowsDone({ done, of, label }: RowsProps) {
  if (of === null || of === undefined) return null
  return (
    <>
      <progress max={Math.max(1, of)} value={done} aria-label={label} />
      <p>{label}</p>
    </>
  )
}
