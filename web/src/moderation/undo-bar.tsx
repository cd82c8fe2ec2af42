import { useWords } from '../lib/words.ts'
import { queueWords } from './queue-words.ts'

interface Props {
  told: string
  left: number
  seconds: number
  onUndo: () => void
}

/** What was just decided, and the seconds in which it can be taken back. */
export function UndoBar({ told, left, seconds, onUndo }: Props) {
  const say = useWords(queueWords)
  return (
    <div className="undobar">
      {/* Said once: the seconds are for the eye. */}
      <output>{told}</output>
      <button type="button" className="btn s" onClick={onUndo}>
        <kbd aria-hidden="true">Z</kbd>
        {say('undo')}
        <span className="num" aria-hidden="true">
          {left}
        </span>
      </button>
      <progress value={left} max={seconds} aria-hidden="true" />
    </div>
  )
}
