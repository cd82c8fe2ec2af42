import { changeReasons, refusalReasons } from '@bezpechne/shared/inquiry-states'
import type { Language } from '@bezpechne/shared/languages'
import { textIn } from '@bezpechne/shared/languages'
import type { ReasonText } from '@bezpechne/shared/reasons'
import { changeWords, reasonWords } from '@bezpechne/shared/words/inquiry-states'

/** The line that a moderator chooses and an author reads first: the product's, so that statistics mean one thing. */
export function titleOfReason({ kind, reason }: ReasonText, language: Language): string {
  const change = kind === 'change' && changeReasons.find((code) => code === reason)
  if (change) return textIn(changeWords, language)[change]
  const refusal = refusalReasons.find((code) => code === reason)
  return refusal ? textIn(reasonWords, language)[refusal] : ''
}
