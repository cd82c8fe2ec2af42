import { useWords } from '../../lib/words.ts'
import { screeningWords } from './words.ts'

export type Asking = 'forward' | 'answer' | 'spam' | 'recuse'

interface Props {
  enabled: boolean
  /** Decisions that this letter takes. */
  may: readonly Asking[]
  keys: boolean
  onAsk: (what: Asking) => void
  onRelease: () => void
  onKeys: (on: boolean) => void
}

const keyOf = { forward: '1', answer: '2', spam: '3', recuse: '4' } as const

export function VerdictBar({ enabled, may, keys, onAsk, onRelease, onKeys }: Props) {
  const say = useWords(screeningWords)
  return (
    <fieldset className="decide" aria-label={say('decision')}>
      {may.map((what) => (
        <button
          key={what}
          type="button"
          className={what === 'forward' ? 'btn pri' : 'btn'}
          disabled={!enabled}
          onClick={() => onAsk(what)}
        >
          {keys && <kbd aria-hidden="true">{keyOf[what]}</kbd>}
          {say(what)}
        </button>
      ))}
      <button type="button" className="btn quiet skipb" disabled={!enabled} onClick={onRelease}>
        {keys && <kbd aria-hidden="true">0</kbd>}
        {say('release')}
      </button>
      <button type="button" className="btn quiet keysb" aria-pressed={keys} onClick={() => onKeys(!keys)}>
        {say(keys ? 'keysOn' : 'keysOff')}
      </button>
    </fieldset>
  )
}
