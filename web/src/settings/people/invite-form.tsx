import { needsTwo, type Role } from '@bezpechne/shared/access'
import { isWritten, textIn, written } from '@bezpechne/shared/languages'
import type { NewInvitation } from '@bezpechne/shared/members'
import type { Organisation } from '@bezpechne/shared/moderation'
import { type SyntheticEvent, useId, useState } from 'react'

import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { words } from './words.ts'

interface Props {
  organisations: readonly Organisation[]
  onInvite: (wanted: NewInvitation) => Promise<unknown>
  onDone: () => void
}

const roles = ['moderator', 'responder', 'officer', 'head', 'administrator'] as const

export function InviteForm({ organisations, onInvite, onDone }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const [typed, setTyped] = useState<NewInvitation>({
    email: '',
    role: 'responder',
    organisationId: null,
    language: isWritten(language) ? language : 'uk',
  })
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError(undefined)
    await onInvite(typed).then(finish, setError)
    setBusy(false)
  }

  function finish(): void {
    toast(say(needsTwo(typed.role) ? 'asked' : 'sent', { email: typed.email }))
    onDone()
  }

  return (
    <form className="card stack" onSubmit={(event) => void submit(event)} noValidate>
      <h2 className="h3">{say('invite')}</h2>
      <p className="small muted">{say('inviteText')}</p>
      {error !== undefined && <SaveTrouble error={error} />}
      <InviteFields
        typed={typed}
        organisations={organisations}
        error={error}
        onChange={(part) => setTyped({ ...typed, ...part })}
      />
      {needsTwo(typed.role) && <TwoNotice />}
      <div className="row">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {say(needsTwo(typed.role) ? 'ask' : 'send')}
        </button>
        <button type="button" className="btn quiet" onClick={onDone}>
          {say('cancel')}
        </button>
      </div>
    </form>
  )
}

function TwoNotice() {
  const say = useWords(words)
  return (
    <Notice title={say('needsTwo')}>
      <p>{say('needsTwoText')}</p>
    </Notice>
  )
}

interface FieldsProps {
  typed: NewInvitation
  organisations: readonly Organisation[]
  error: unknown
  onChange: (part: Partial<NewInvitation>) => void
}

function InviteFields({ typed, organisations, error, onChange }: FieldsProps) {
  const say = useWords(words)
  const language = useLanguage()
  const trouble = useFieldTrouble(error)
  const { email, role, organisationId } = typed
  return (
    <>
      <TextField
        label={say('email')}
        error={trouble('email')}
        value={email}
        max={200}
        onChange={(value) => onChange({ email: value.trim() })}
      />
      <RoleField role={role} onChange={onChange} />
      {role === 'responder' && (
        <SelectField
          label={say('organisation')}
          error={trouble('organisationId') && say('chooseOrganisation')}
          value={organisationId ?? ''}
          none={say('chooseOrganisation')}
          options={organisations.map(({ id, name }) => ({ value: id, name: textIn(name, language) }))}
          onChange={(id) => onChange({ organisationId: id || null })}
        />
      )}
      <SelectField
        label={say('language')}
        value={typed.language}
        options={written.map((one) => ({ value: one, name: say(one) }))}
        onChange={(value) => onChange({ language: value === 'en' ? 'en' : 'uk' })}
      />
    </>
  )
}

function RoleField({ role, onChange }: { role: Role; onChange: FieldsProps['onChange'] }) {
  const say = useWords(words)
  const id = useId()
  return (
    <fieldset className="set-choices">
      <legend className="lab">{say('role')}</legend>
      {roles.map((one) => (
        <label className="choice" key={one} htmlFor={`${id}-${one}`}>
          <input
            id={`${id}-${one}`}
            type="radio"
            name={id}
            checked={role === one}
            onChange={() => onChange({ role: one, ...(one !== 'responder' && { organisationId: null }) })}
          />
          <b>{say(one)}</b>
          <span className="hint">{say(`${one}May`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
