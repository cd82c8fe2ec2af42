import type { AssignedItem, NewAnswer } from '@bezpechne/shared/answers'

/** What the person types; empty where there is nothing. */
export interface AnswerText {
  text: string
  basis: string
  steps: string
}

const fewest = 10

export function startText(draft: AssignedItem['draft']): AnswerText {
  return { text: draft?.text ?? '', basis: draft?.basis ?? '', steps: draft?.steps ?? '' }
}

export function isLongEnough({ text }: AnswerText): boolean {
  return text.trim().length >= fewest
}

export function sameText(one: AnswerText, other: AnswerText): boolean {
  return one.text === other.text && one.basis === other.basis && one.steps === other.steps
}

/** The body of a POST: what is empty is said to be empty. */
export function toAnswer(
  { text, basis, steps }: AnswerText,
  state: NewAnswer['state'],
  version: number | null,
): NewAnswer {
  return { text, basis: orNull(basis), steps: orNull(steps), state, version }
}

function orNull(text: string): string | null {
  return text.trim().length >= 3 ? text : null
}
