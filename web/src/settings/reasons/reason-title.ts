import { changeReasons, refusalReasons } from '@bezpechne/shared/inquiry-states'
import type { ReasonText } from '@bezpechne/shared/reasons'
import { changeWords, reasonWords } from '@bezpechne/shared/words/inquiry-states'

/** The line that a moderator chooses and an author reads first: the product's, so that statistics mean one thing. */
export function titleOfReason({ kind, reason }: ReasonText, language: 'uk' | 'en'): string {
  const change = kind === 'change' && changeReasons.find((code) => code === reason)
  if (change) return changeWords[language][change]
  const refusal = refusalReasons.find((code) => code === reason)
  return refusal ? reasonWords[language][refusal] : ''
}
