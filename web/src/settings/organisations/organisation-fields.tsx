import type { NewOrganisation } from '@bezpechne/shared/organisations'

import { useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { words } from './words.ts'

interface Props {
  typed: NewOrganisation
  /** What the server says of a field. */
  trouble: (path: string) => string | undefined
  onChange: (part: Partial<NewOrganisation>) => void
}

const kinds = ['police', 'legal-clinic', 'legal-aid', 'municipal'] as const

export function OrganisationFields({ typed, trouble, onChange: change }: Props) {
  const say = useWords(words)
  const { kind, name, email, answersReviewed } = typed
  return (
    <>
      <div className="set-two">
        <TextField
          label={say('nameUk')}
          error={trouble('name.uk')}
          value={name.uk}
          max={150}
          onChange={(uk) => change({ name: { ...name, uk } })}
        />
        <TextField
          label={say('nameEn')}
          error={trouble('name.en')}
          value={name.en}
          max={150}
          onChange={(en) => change({ name: { ...name, en } })}
        />
        <SelectField
          label={say('kind')}
          value={kind}
          options={kinds.map((one) => ({ value: one, name: say(one) }))}
          onChange={(value) => change({ kind: kinds.find((one) => one === value) ?? kind })}
        />
        <TextField
          label={say('email')}
          hint={say('emailHint')}
          error={trouble('email')}
          value={email ?? ''}
          max={200}
          onChange={(value) => change({ email: value.trim() === '' ? null : value.trim() })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={answersReviewed}
          onChange={({ target }) => change({ answersReviewed: target.checked })}
        />
        <span>
          {say('check')}
          <span className="hint">{say('checkHint')}</span>
        </span>
      </label>
    </>
  )
}
