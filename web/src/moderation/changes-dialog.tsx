import { type ChangeReason, changeReasons } from '@bezpechne/shared/inquiry-states'
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
    title: changeWords[language][code],
    advice: (reasonIn(data, 'change', code) ?? { uk: changeAdvice.uk[code], en: changeAdvice.en[code] })[
      language
    ],
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
