import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { decisionWords } from './decision-words.ts'

interface NoteProps {
  note: string
  hint?: string | undefined
  onChange: (note: string) => void
}

/** Words of one's own to the author, beside those of the reason. */
export function NoteField({ note, hint, onChange }: NoteProps) {
  const say = useWords(decisionWords)
  return (
    <TextField
      label={say('rejectNote')}
      hint={hint ?? say('rejectNoteHint')}
      value={note}
      max={500}
      lines="some"
      onChange={onChange}
    />
  )
}

interface ActsProps {
  /** What the button says. */
  act: string
  busy: boolean
  error: unknown
  /** What is missing before it can be done. */
  missing?: string | undefined
  onClose: () => void
}

/** The end of a dialog that decides: what went wrong, and the two ways on. */
export function DialogActs({ act, busy, error, missing, onClose }: ActsProps) {
  const say = useWords(decisionWords)
  return (
    <div className="dialog-acts">
      {missing && (
        <p className="errt" role="alert">
          <Icon name="warn" />
          {missing}
        </p>
      )}
      {error !== undefined && <Trouble error={error} />}
      <div className="row">
        <button className="btn pri" disabled={busy}>
          {act}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </div>
  )
}
