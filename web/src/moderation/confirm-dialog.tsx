import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { decisionWords } from './decision-words.ts'

interface Props {
  /** The kinds of personal data left, in words. */
  what: string
  onPublish: () => void
  onClose: () => void
}

/** A key pressed too early must not publish somebody's phone number. */
export function ConfirmDialog({ what, onPublish, onClose }: Props) {
  const say = useWords(decisionWords)
  return (
    <Dialog title={say('confirmTitle')} onClose={onClose}>
      <p>{say('confirmText', { what })}</p>
      <div className="row">
        <button type="button" className="btn pri" onClick={onClose}>
          {say('confirmBack')}
        </button>
        <button type="button" className="btn" onClick={onPublish}>
          {say('confirmDo')}
        </button>
      </div>
    </Dialog>
  )
}
