import type { CityCost } from '@bezpechne/shared/operator-costs'
import { type SubmitEvent, useState } from 'react'

import { isStale, useOvertaken } from '../lib/overtaken.ts'
import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { Overtaken, Theirs } from '../ui/overtaken.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useOperatorAct } from './api.ts'
import { costWords } from './cost-words.ts'

interface Props {
  city: string
  quota: CityCost['quota']
  onSaved: () => void
}

const gigabyte = 1_000_000_000
const fields = ['storage', 'mails', 'submissions'] as const

/** What a community may use; an empty field is as usual. */
export function QuotaForm({ city, quota, onSaved }: Props) {
  const say = useWords(costWords)
  const operate = useOperatorAct()
  const { busy, error, run } = useTask()
  const [typed, setTyped] = useState(() => typedOf(quota))
  const wrong = fields.filter((name) => numberOf(typed[name], name !== 'storage') === undefined)
  const [asked, setAsked] = useState(false)

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    setAsked(true)
    const [storage, mails, submissions] = fields.map((name) => numberOf(typed[name], name !== 'storage'))
    if (busy || storage === undefined || mails === undefined || submissions === undefined) return
    void run(async () => {
      const storageBytes = storage && Math.round(storage * gigabyte)
      await operate(`/cities/${city}/quota`, {
        storageBytes,
        mailsADay: mails,
        submissionsADay: submissions,
        seen: quota,
      })
      toast(say('changed'))
      setAsked(false)
      onSaved()
    })
  }

  return (
    <form className="stack" noValidate onSubmit={submit}>
      {fields.map((name) => (
        <TextField
          key={name}
          label={say(`${name}Field`)}
          hint={say('usual')}
          error={asked && wrong.includes(name) && say('wrong')}
          value={typed[name]}
          max={9}
          onChange={(value) => setTyped({ ...typed, [name]: value })}
        />
      ))}
      <NotSaved quota={quota} typed={typed} error={error} />
      <div className="row">
        <button className="btn pri" aria-disabled={busy}>
          {say('save')}
        </button>
      </div>
    </form>
  )
}

type Typed = ReturnType<typeof typedOf>

function NotSaved({ quota, typed, error }: Pick<Props, 'quota'> & { typed: Typed; error: unknown }) {
  const say = useWords(costWords)
  const { overtaken } = useOvertaken(JSON.stringify(quota), error)
  const saved = typedOf(quota)
  return (
    <>
      {overtaken && (
        <Overtaken>
          <Theirs fields={fields.map((name) => [say(`${name}Field`), typed[name], saved[name]])} />
        </Overtaken>
      )}
      {error !== undefined && !isStale(error) && <Trouble error={error} />}
    </>
  )
}

const typedOf = ({ storageBytes, mailsADay, submissionsADay }: CityCost['quota']) => ({
  storage: String(storageBytes / gigabyte),
  mails: String(mailsADay),
  submissions: String(submissionsADay),
})

/** Null: as usual. Undefined: no such number above nothing. */
function numberOf(text: string, whole: boolean): number | null | undefined {
  const bare = text.replaceAll(/\s/g, '').replace(',', '.')
  if (bare === '') return null
  const right = whole ? /^\d{1,9}$/ : /^\d{1,6}(\.\d{1,3})?$/
  return right.test(bare) && Number(bare) > 0 ? Number(bare) : undefined
}
