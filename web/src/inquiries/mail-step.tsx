import { useWords } from '../lib/words.ts'
import { MailField } from '../ui/mail-field.tsx'
import type { Draft, Step } from './draft.ts'
import { words } from './words.ts'

interface Props {
  now: Step
  email: string
  error: string | undefined
  onChange: (edit: Pick<Draft, 'email'>) => void
  onTrap: (value: string) => void
}

export function MailStep({ now, email, error, onChange, onTrap }: Props) {
  const say = useWords(words)
  return (
    <div className={now === 'preview' ? 'q nq-step now' : 'q nq-step'} data-field="email">
      <MailField
        label={say('emailField')}
        hint={say('emailHint')}
        error={error}
        value={email}
        onChange={(typed) => onChange({ email: typed })}
      />
      <div className="nq-trap" aria-hidden="true">
        <label>
          Website
          <input
            name="website"
            tabIndex={-1}
            autoComplete="off"
            onChange={({ target }) => onTrap(target.value)}
          />
        </label>
      </div>
    </div>
  )
}
