import { useWords } from '../lib/words.ts'
import { KnownPeople } from './known-people.tsx'
import type { FormProps } from './mailbox-card.tsx'
import { nextOf, proposeNext, staying } from './steps.ts'
import { useToldStep } from './use-told-step.ts'
import { words } from './words.ts'

/** The same people, new keys: what is sealed from now on, nobody opens with a key that was copied before. */
export function RotateForm({ city, me, colleagues, versions, active, onClose, onChanged }: FormProps) {
  const say = useWords(words)
  const tell = useToldStep()
  return (
    <div className="stack kform">
      <p>{say('rotateText')}</p>
      <KnownPeople
        people={staying(colleagues, active)}
        me={me}
        label={say('propose')}
        onCancel={onClose}
        onKnown={async (holders) => {
          tell(await proposeNext(city, nextOf(versions), holders))
          onClose()
          onChanged()
        }}
      />
    </div>
  )
}
