import { type RejectionReason, rejectionReasons } from '@bezpechne/shared/inquiry-states'
import { textIn } from '@bezpechne/shared/languages'
import { reasonAdvice, reasonWords } from '@bezpechne/shared/words/inquiry-states'

import { reasonIn, useReasons } from '../lib/reasons.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { AgainstDialog } from './against-dialog.tsx'
import { decisionWords } from './decision-words.ts'

interface Props {
  city: string
  onReject: (reason: RejectionReason, note: string) => Promise<void>
  onClose: () => void
}

export function RejectDialog({ city, onReject, onClose }: Props) {
  const say = useWords(decisionWords)
  return (
    <AgainstDialog
      title={say('rejectTitle')}
      options={useRejections(city)}
      act={say('rejectDo')}
      onDecide={onReject}
      onClose={onClose}
    />
  )
}

/** Why something is not published, in this city's words; until these have come, the product's. */
export function useRejections(city: string) {
  const language = useLanguage()
  const { data } = useReasons(city)
  return rejectionReasons.map((code) => ({
    code,
    title: textIn(reasonWords, language)[code],
    advice: textIn(reasonIn(data, 'reject', code), language) ?? textIn(reasonAdvice, language)[code],
  }))
}
