import { answerLimits } from '@bezpechne/shared/answer-limits'
import type { DeskAnswer } from '@bezpechne/shared/answers'
import type { FieldCode } from '@bezpechne/shared/errors'
import type { AnswerWords } from '@bezpechne/shared/inquiries'
import { isSourceUrl, maxSources } from '@bezpechne/shared/sources'

import { lengthProblem, type Problems } from '../lib/field-trouble.ts'

/** What the person types; empty where there is nothing. */
export interface AnswerText {
  text: string
  basis: string
  steps: string
  sources: { title: string; url: string }[]
  reviewMonths: DeskAnswer['reviewMonths']
}

type Start = AnswerWords & Pick<DeskAnswer, 'reviewMonths'>

const nothing: Start = { text: '', basis: null, steps: null, sources: [], reviewMonths: null }

export function startText(from: Start | null): AnswerText {
  const { text, basis, steps, sources, reviewMonths } = from ?? nothing
  return {
    text,
    basis: basis ?? '',
    steps: steps ?? '',
    sources: sources.map(({ title, url }) => ({ title, url: url ?? '' })),
    reviewMonths,
  }
}

export function sameText(one: AnswerText, other: AnswerText): boolean {
  return JSON.stringify(toWords(one)) === JSON.stringify(toWords(other))
}

/** As everybody would read it, and as it is sent: what is empty is said to be empty. */
export function toWords({ text, basis, steps, sources, reviewMonths }: AnswerText): Start {
  return {
    text,
    basis: orNull(basis),
    steps: orNull(steps),
    sources: sources
      .filter(({ title, url }) => title.trim() || url.trim())
      .map(({ title, url }) => ({ title, url: orNull(url.trim()) })),
    reviewMonths,
  }
}

/** All that everybody would read, for the search of personal data. */
export function allWords({ text, basis, steps, sources }: AnswerText): string {
  return [text, basis, steps, ...sources.map(({ title }) => title)].join('\n')
}

/** What the server would refuse, by the same paths; the server has the last word. */
export function problemsOf(answer: AnswerText): Problems {
  const { text, basis, steps, sources } = toWords(answer)
  const all: [string, FieldCode | undefined][] = [
    ['text', lengthProblem(text, answerLimits.text)],
    ['basis', basis === null ? undefined : lengthProblem(basis, answerLimits.basis)],
    ['steps', steps === null ? undefined : lengthProblem(steps, answerLimits.steps)],
    ['sources', sources.length > maxSources ? 'too-many' : undefined],
    ...sources.flatMap(({ title, url }, index): [string, FieldCode | undefined][] => [
      [`sources.${index}.title`, lengthProblem(title, answerLimits.source)],
      [`sources.${index}.url`, url === null || isSourceUrl(url) ? undefined : 'wrong-format'],
    ]),
  ]
  return Object.fromEntries(all.filter(([, code]) => code))
}

function orNull(text: string): string | null {
  return text.trim() ? text : null
}
