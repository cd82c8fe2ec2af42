import { type ChangeReason, changeReasons } from '@bezpechne/shared/inquiry-states'
import { textIn } from '@bezpechne/shared/languages'
import { changeAdvice, changeWords } from '@bezpechne/shared/words/inquiry-states'

import { reasonIn, useReasons } from '../lib/reasons.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { AgainstDialog } from './against-dialog.tsx'
import { weighingWords } from './weighing-words.ts'

interface Props {
  city: string
  onAsk: (reason: ChangeReason, note: string) => Promise<void>
  onClose: () => void
}

export function ChangesDialog({ city, onAsk, onClose }: Props) {
  const say = useWords(weighingWords)
  const language = useLanguage()
  const { data } = useReasons(city)
  const options = changeReasons.map((code) => ({
    code,
    title: textIn(changeWords, language)[code],
    advice: textIn(reasonIn(data, 'change', code), language) ?? textIn(changeAdvice, language)[code],
  }))
  return (
    <AgainstDialog
      title={say('changesTitle')}
      hint={say('changesHint')}
      options={options}
      act={say('changesDo')}
      onDecide={onAsk}
      onClose={onClose}
    />
  )
}
