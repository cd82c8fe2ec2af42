import { useWords } from '../lib/words.ts'
import { invitationWords } from './invitation-words.ts'

interface Props {
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Who opens a community is mostly alone at first, and somebody has to screen: chosen unless they say no. */
export function ModeratesToo({ checked, onChange }: Props) {
  const say = useWords(invitationWords)
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      <span>
        {say('moderates')}
        <span className="hint">{say('moderatesText')}</span>
      </span>
    </label>
  )
}
