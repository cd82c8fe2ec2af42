import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { decisionWords } from './decision-words.ts'

const keys = [
  ['1', 'keyPublish'],
  ['4', 'keyReject'],
  ['0', 'keySkip'],
  ['↑ ↓', 'keyUpDown'],
  ['?', 'keyHelp'],
] as const

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(decisionWords)
  return (
    <Dialog title={say('keysTitle')} onClose={onClose}>
      <dl className="dl">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{say(meaning)}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{say('keyNote')}</p>
    </Dialog>
  )
}
