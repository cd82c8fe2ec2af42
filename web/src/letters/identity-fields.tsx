import type { Identity } from '@bezpechne/shared/letters-crypto/texts'

import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { Choice } from './choice.tsx'
import { type IdentityField, identityFields, identityLimits } from './draft.ts'
import { writeWords } from './write-words.ts'

interface Props {
  identity: Identity
  missing: IdentityField[]
  onChange: (identity: Identity) => void
}

const hints: Partial<
  Record<IdentityField, 'patronymicHint' | 'residenceHint' | 'contactHint' | 'privilegeHint'>
> = {
  patronymic: 'patronymicHint',
  residence: 'residenceHint',
  contact: 'contactHint',
  privilege: 'privilegeHint',
}

/** NOTE: no browser is asked to remember or to fill these in: the next person at it must not find them. */
export function IdentityFields({ identity, missing, onChange }: Props) {
  const say = useWords(writeWords)
  return (
    <>
      {identityFields.map((field) => {
        const hint = hints[field]
        return (
          <Field
            key={field}
            label={say(field)}
            hint={hint && say(hint)}
            error={missing.includes(field) && say('required')}
          >
            {(control) => (
              <input
                {...control}
                className="in"
                value={identity[field]}
                maxLength={identityLimits[field]}
                autoComplete="off"
                onChange={({ target }) => onChange({ ...identity, [field]: target.value })}
              />
            )}
          </Field>
        )
      })}
      <Choice
        checked={identity.hideMyName}
        label={say('hideName')}
        hint={say('hideNameHint')}
        onChange={(hideMyName) => onChange({ ...identity, hideMyName })}
      />
    </>
  )
}
