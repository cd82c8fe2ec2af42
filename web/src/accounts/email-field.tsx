import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { words } from './words.ts'

export function EmailField({ error }: { error?: string | undefined }) {
  const say = useWords(words)
  return (
    <Field label={say('email')} error={error}>
      {(control) => (
        <input
          {...control}
          className="in"
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      )}
    </Field>
  )
}
