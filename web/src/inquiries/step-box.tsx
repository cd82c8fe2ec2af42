import type { ReactNode } from 'react'

import { Icon } from '../ui/icon.tsx'
import type { Step } from './draft.ts'

interface Props {
  step: Step
  now: Step
  title: string
  /** What is wrong with the answer as a whole. */
  error?: string | undefined
  children: ReactNode
}

/** A question. On a phone only the one that is asked now can be seen; a desk shows all. */
export function StepBox({ step, now, title, error, children }: Props) {
  return (
    <fieldset
      className={step === now ? 'q nq-step now' : 'q nq-step'}
      data-step={step}
      aria-describedby={error ? `${step}-error` : undefined}
    >
      <legend className="nq-q" tabIndex={-1}>
        {title}
      </legend>
      {error && <FieldError id={`${step}-error`}>{error}</FieldError>}
      {children}
    </fieldset>
  )
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="errt" id={id}>
      <Icon name="warn" />
      <span>{children}</span>
    </p>
  )
}
