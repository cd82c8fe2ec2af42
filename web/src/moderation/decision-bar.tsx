import { useWords } from '../lib/words.ts'
import { decisionWords } from './decision-words.ts'
import { weighingWords } from './weighing-words.ts'

interface Props {
  busy: boolean
  enabled: boolean
  onPublish: () => void
  /** None where the author was asked once already. */
  onChanges: (() => void) | undefined
  onMerge: () => void
  onReject: () => void
  onSkip: () => void
}

export function DecisionBar({ busy, enabled, onPublish, onChanges, onMerge, onReject, onSkip }: Props) {
  const say = useWords(decisionWords)
  const weighing = useWords(weighingWords)
  return (
    <fieldset className="decide" aria-label={say('decision')}>
      <button type="button" className="btn pri" disabled={!enabled || busy} onClick={onPublish}>
        <kbd aria-hidden="true">1</kbd>
        {say(busy ? 'publishing' : 'publish')}
      </button>
      <button type="button" className="btn" disabled={!enabled || busy || !onChanges} onClick={onChanges}>
        <kbd aria-hidden="true">2</kbd>
        {weighing('changes')}
      </button>
      <button type="button" className="btn" disabled={!enabled || busy} onClick={onMerge}>
        <kbd aria-hidden="true">3</kbd>
        {weighing('merge')}
      </button>
      <button type="button" className="btn" disabled={!enabled || busy} onClick={onReject}>
        <kbd aria-hidden="true">4</kbd>
        {say('reject')}
      </button>
      <button type="button" className="btn quiet skipb" onClick={onSkip}>
        <kbd aria-hidden="true">0</kbd>
        {say('skip')}
      </button>
    </fieldset>
  )
}
