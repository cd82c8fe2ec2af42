import type { AnswerTemplate, AnswerTemplates } from '@bezpechne/shared/answer-templates'

import { type About, withFacts } from '../lib/template-facts.ts'
import type { AnswerText } from './answer-text.ts'

/** What one begins with: of the own body, of the city, of the product. */
export type Choice = Omit<AnswerTemplate, 'version'>

/** The city's and the body's own before those that the product brings. */
export function choicesOf({ items, standard }: AnswerTemplates): Choice[] {
  return [...items, ...standard.map((one) => ({ ...one, id: one.code, own: false }))]
}

/** Those of the inquiry's own category first, then those for any, then the rest; all typed words must occur. */
export function ordered(templates: readonly Choice[], category: string, typed: string): Choice[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean)
  const rank = (template: Choice) => (template.category === category ? 0 : template.category === null ? 1 : 2)
  return templates
    .filter(({ title, text, basis, steps }) => {
      const all = [title, text, basis, steps].join('\n').toLowerCase()
      return words.every((word) => all.includes(word))
    })
    .toSorted((one, other) => rank(one) - rank(other))
}

/** The template in the empty fields, after what was typed in the others. */
export function inserted(text: AnswerText, template: Choice, about: About): Partial<AnswerText> {
  const after = (typed: string, words: string | null) => {
    if (!words) return typed
    const filled = withFacts(words, about)
    return typed.trim() ? `${typed.trimEnd()}\n\n${filled}` : filled
  }
  return {
    text: after(text.text, template.text),
    basis: after(text.basis, template.basis),
    steps: after(text.steps, template.steps),
  }
}
