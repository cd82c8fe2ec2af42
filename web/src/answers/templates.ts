import type { AnswerTemplate } from '@bezpechne/shared/answer-templates'

import type { AnswerText } from './answer-text.ts'

/** Those of the inquiry's own category first, then those for any, then the rest; all typed words must occur. */
export function ordered(
  templates: readonly AnswerTemplate[],
  category: string,
  typed: string,
): AnswerTemplate[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean)
  const rank = (template: AnswerTemplate) =>
    template.category === category ? 0 : template.category === null ? 1 : 2
  return templates
    .filter(({ title, text, basis, steps }) => {
      const all = [title, text, basis, steps].join('\n').toLowerCase()
      return words.every((word) => all.includes(word))
    })
    .toSorted((one, other) => rank(one) - rank(other))
}

/** What stands in a template for a fact of the inquiry. */
const facts: Record<string, (about: About) => string> = {
  '{номер}': ({ number }) => number,
  '{number}': ({ number }) => number,
  '{місце}': ({ place }) => place ?? '',
  '{place}': ({ place }) => place ?? '',
}

interface About {
  number: string
  place: string | null
}

/** The template in the empty fields, after what was typed in the others. */
export function inserted(text: AnswerText, template: AnswerTemplate, about: About): Partial<AnswerText> {
  const after = (typed: string, words: string | null) => {
    if (!words) return typed
    const filled = words.replaceAll(
      /\{[^{}\s]{1,10}\}/gu,
      (mark) => facts[mark.toLowerCase()]?.(about) ?? mark,
    )
    return typed.trim() ? `${typed.trimEnd()}\n\n${filled}` : filled
  }
  return {
    text: after(text.text, template.text),
    basis: after(text.basis, template.basis),
    steps: after(text.steps, template.steps),
  }
}
