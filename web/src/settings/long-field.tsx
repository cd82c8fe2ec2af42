import type { ComponentProps } from 'react'

import { alreadyWrong, lengthProblem, useFieldTrouble } from '../lib/field-trouble.ts'
import { TextField } from '../ui/text-field.tsx'

/** A text of many lines: what is pasted and does not fit is all there, and beside it stands by how much it is too long. */
export function LongField({ error, ...rest }: Omit<ComponentProps<typeof TextField>, 'soft'>) {
  const trouble = useFieldTrouble()
  const limits = [0, rest.max] as const
  const problem = lengthProblem(rest.value, limits)
  const wrong = problem && alreadyWrong({ text: problem }).text
  return <TextField lines="some" {...rest} soft error={trouble(wrong, rest.value, limits) ?? error} />
}
