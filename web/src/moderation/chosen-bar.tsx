import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { queueWords } from './queue-words.ts'
import type { Selection } from './use-selection.ts'

interface Props {
  chosen: Selection
  onReject: () => void
}

/** Over the queue: all at once, and what to do with what is chosen. */
export function ChosenBar({ chosen, onReject }: Props) {
  const say = useWords(queueWords)
  const count = chosen.ids.length
  return (
    <div className="dq-chosen">
      <label className="dqc">
        <input
          type="checkbox"
          aria-label={say('chooseAll')}
          checked={chosen.all}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && !chosen.all
          }}
          onChange={chosen.toggleAll}
        />
      </label>
      {count === 0 ? (
        <span className="small muted">{say('chooseAll')}</span>
      ) : (
        <>
          <span className="small">{say('chosen', { count })}</span>
          <button type="button" className="btn s" onClick={onReject}>
            {say('rejectChosen')}
          </button>
          <button type="button" className="iconbtn" aria-label={say('chooseNone')} onClick={chosen.clear}>
            <Icon name="close" />
          </button>
        </>
      )}
    </div>
  )
}
