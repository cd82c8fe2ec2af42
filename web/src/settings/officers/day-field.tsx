import { Field } from '../../ui/field.tsx'

interface Props {
  label: string
  hint?: string
  error?: string | undefined
  value: string
  onChange: (day: string) => void
}

export function DayField({ label, hint, error, value, onChange }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          className="in"
          type="date"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}
