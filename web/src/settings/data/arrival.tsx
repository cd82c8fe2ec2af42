import { useWords } from '../../lib/words.ts'
import { dataWords } from './words.ts'

type Value = 'submitted' | 'published'

/** Who reads it before everybody does. */
export function Arrival({ value, onChange }: { value: Value; onChange: (value: Value) => void }) {
  const say = useWords(dataWords)
  return (
    <fieldset className="stack t">
      <legend className="h3">{say('arrival')}</legend>
      {(['submitted', 'published'] as const).map((one) => (
        <label key={one} className="check">
          <input type="radio" name="arrival" checked={value === one} onChange={() => onChange(one)} />
          <span>
            {say(one)}
            <span className="hint">{say(`${one}Hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
