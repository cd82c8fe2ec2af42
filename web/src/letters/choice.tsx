import { useId } from 'react'

interface Props {
  kind?: 'checkbox' | 'radio'
  name?: string
  checked: boolean
  label: string
  hint: string
  onChange: (checked: boolean) => void
}

/** A tick or one of several, with what it means below. */
export function Choice({ kind = 'checkbox', name, checked, label, hint, onChange }: Props) {
  const id = useId()
  return (
    <label className="choice" htmlFor={id}>
      <input
        id={id}
        type={kind}
        name={name}
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <b>{label}</b>
      <span className="hint">{hint}</span>
    </label>
  )
}
