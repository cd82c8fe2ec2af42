import { setPlain, usePlain } from '../lib/plain.ts'
import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** Larger letters and shorter words, on this device. */
export function PlainSwitch() {
  const say = useWords(words)
  const plain = usePlain()
  return (
    <button
      type="button"
      className="iconbtn plain-switch"
      aria-pressed={plain}
      title={say('plain')}
      onClick={() => setPlain(!plain)}
    >
      <span className="vh">{say('plain')}</span>
      <span aria-hidden="true">
        А<span className="plain-big">А</span>
      </span>
    </button>
  )
}
