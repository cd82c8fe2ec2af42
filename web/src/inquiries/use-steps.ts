import { type RefObject, useEffect, useRef, useState } from 'react'

import { type Field, type Step, stepOf, steps } from './draft.ts'

interface Steps {
  next: () => void
  back: () => void
  /** Shows the question of a field and puts the cursor into it. */
  show: (field: Field) => void
}

/** Moves between the questions, and moves the focus with them. */
export function useSteps(
  form: RefObject<HTMLFormElement | null>,
  now: Step,
  go: (step: Step) => void,
): Steps {
  const [asked, ask] = useState<{ field: Field }>()
  const shown = useRef(now)
  useEffect(
    function focusHeading() {
      if (shown.current === now) return
      shown.current = now
      form.current?.querySelector<HTMLElement>('.now .nq-q')?.focus()
      scrollTo(0, 0)
    },
    [form, now],
  )
  useEffect(
    function focusField() {
      if (!asked || stepOf[asked.field] !== now) return
      const box = form.current?.querySelector(`[data-field=${asked.field}]`)
      box?.querySelector<HTMLElement>('input:not([type=file]), textarea, button')?.focus()
    },
    [form, asked, now],
  )
  const at = steps.indexOf(now)
  return {
    next: () => go(steps[at + 1] ?? now),
    back: () => go(steps[at - 1] ?? now),
    show(field) {
      go(stepOf[field])
      ask({ field })
    },
  }
}
